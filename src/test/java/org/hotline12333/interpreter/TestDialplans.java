package org.hotline12333.interpreter;

import java.nio.file.Path;
import java.util.Set;
import org.hotline12333.dialog.Dialplan;
import org.hotline12333.dialog.Texts;
import org.hotline12333.dialog.check.DialplanException;
import org.hotline12333.dialog.check.Dialplans;
import org.hotline12333.dialog.check.ShippedDialplanTest;
import org.hotline12333.dialog.check.TestContracts;
import org.hotline12333.dialog.check.TestTexts;
import org.hotline12333.prompt.Prompts;
import org.hotline12333.prompt.PromptsException;
import org.hotline12333.services.Services;
import org.hotline12333.topic.ShippedTopics;

/** Dialplans, read and checked once. */
final class TestDialplans {
    private static final Dialplan SHIPPED = load();
    private static final Dialplan PERSONS = loadPersons();

    private TestDialplans() {}

    static Dialplan shipped() {
        return SHIPPED;
    }

    /** In which one caller asks for several people. */
    static Dialplan persons() {
        return PERSONS;
    }

    private static Dialplan loadPersons() {
        try {
            return Dialplans.load(
                    Path.of("src/test/resources/dialplans/persons"),
                    TestContracts.all(),
                    Set.of(),
                    new TestTexts());
        } catch (DialplanException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Dialplan load() {
        try {
            Prompts prompts = Prompts.load(Path.of("prompts"));
            return Dialplans.load(
                    Path.of("dialplans/hotline"),
                    ShippedTopics.read(prompts),
                    Services.contracts(),
                    ShippedDialplanTest.HOURS,
                    Texts.of(prompts));
        } catch (PromptsException | DialplanException e) {
            throw new IllegalStateException(e);
        }
    }
}
