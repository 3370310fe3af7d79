package org.hotline12333.interpreter;

import java.nio.file.Path;
import org.hotline12333.dialog.Dialplan;
import org.hotline12333.dialog.Texts;
import org.hotline12333.dialog.check.DialplanException;
import org.hotline12333.dialog.check.Dialplans;
import org.hotline12333.prompt.Prompts;
import org.hotline12333.prompt.PromptsException;
import org.hotline12333.services.Services;

/** The shipped dialplan, read and checked once. */
final class TestDialplans {
    private static final Dialplan SHIPPED = load();

    private TestDialplans() {}

    static Dialplan shipped() {
        return SHIPPED;
    }

    private static Dialplan load() {
        try {
            Prompts prompts = Prompts.load(Path.of("prompts"));
            return Dialplans.load(
                    Path.of("dialplans/hotline"), Services.contracts(), Texts.of(prompts));
        } catch (PromptsException | DialplanException e) {
            throw new IllegalStateException(e);
        }
    }
}
