package org.hotline12333.dialog.check;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.hotline12333.authoring.Problem;
import org.hotline12333.dialog.Dialplan;
import org.hotline12333.dialog.Texts;
import org.hotline12333.dialog.reading.DialplanReader;
import org.hotline12333.dialog.reading.UncheckedDialplan;
import org.hotline12333.service.Contract;
import org.hotline12333.topic.Topics;

/** The way to a dialplan: read strictly, then checked; none is had that has a problem. */
public final class Dialplans {
    private Dialplans() {}

    /**
     * The same without topics.
     *
     * @throws DialplanException with every problem of every file, when there is any
     */
    public static Dialplan load(
            Path folder, Collection<Contract> services, Set<String> hours, Texts texts)
            throws DialplanException {
        return load(folder, Topics.NONE, services, hours, texts);
    }

    /**
     * Reads the {@code *.yaml} files of a folder as one dialplan.
     *
     * @param topics of which menus are made
     * @param services the contracts of all services that a form may submit to
     * @param hours the names of the hours that a queue may have
     * @throws DialplanException with every problem of every file, when there is any
     */
    public static Dialplan load(
            Path folder,
            Topics topics,
            Collection<Contract> services,
            Set<String> hours,
            Texts texts)
            throws DialplanException {
        UncheckedDialplan unchecked = DialplanReader.read(folder, topics);
        List<Problem> problems = Checker.check(unchecked, services, hours, texts);
        if (!problems.isEmpty()) {
            throw new DialplanException(problems);
        }
        Dialplan plan = unchecked.dialplan(SlotSurvey.in(unchecked, services, texts));
        return plan.writtenIn(ActionSites.sources(plan, unchecked));
    }
}
