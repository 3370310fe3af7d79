package org.hotline12333.dialog;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

/** The way to a dialplan: read strictly, then checked; none is had that has a problem. */
public final class Dialplans {
    private Dialplans() {}

    /**
     * Reads the {@code *.yaml} files of a folder as one dialplan.
     *
     * @param services the contracts of all services that a form may submit to
     * @throws DialplanException with every problem of every file, when there is any
     */
    public static Dialplan load(Path folder, Collection<Contract> services, Texts texts)
            throws DialplanException {
        Draft draft = DialplanReader.read(folder);
        List<Problem> problems = Checker.check(draft, services, texts);
        if (!problems.isEmpty()) {
            throw new DialplanException(problems);
        }
        return draft.dialplan(SlotSurvey.in(draft, services, texts));
    }
}
