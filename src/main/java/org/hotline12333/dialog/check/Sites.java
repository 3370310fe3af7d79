package org.hotline12333.dialog.check;

import java.util.List;
import org.hotline12333.authoring.Findings;
import org.hotline12333.dialog.Asked;
import org.hotline12333.dialog.Dialog;
import org.hotline12333.dialog.Way;
import org.hotline12333.dialog.WrittenWays;
import org.hotline12333.dialog.reading.Draft;

/** Finds where the actions of a dialplan are written, dialog by dialog. */
final class Sites {
    private final Draft draft;

    private Sites(Draft draft) {
        this.draft = draft;
    }

    /** Every action that is written for this dialog, inherited ones included. */
    static List<Site> of(Dialog dialog, Draft draft) {
        return new Sites(draft).of(WrittenWays.in(dialog, draft.links(), draft.error()));
    }

    /** The actions that stand outside all dialogs, whether or not a dialog inherits them. */
    static List<Site> outside(Draft draft) {
        return new Sites(draft)
                .of(
                        WrittenWays.outside(
                                draft.links(),
                                draft.defaults(),
                                draft.fieldDefaults(),
                                draft.error(),
                                draft.limit(),
                                draft.queues()));
    }

    /** Where a question's ladder is written: in itself or under {@code catch}. */
    static String ladderPath(Asked asked, String key, Findings findings) {
        return ladderPath(asked.path(), asked.field().isPresent(), key, findings);
    }

    private static String ladderPath(
            String question, boolean field, String key, Findings findings) {
        String own = question + "/" + key;
        return findings.written(own) ? own : caught(field, key, findings);
    }

    /** What is no number has a ladder of its own, where one is written. */
    private static String caught(boolean field, String key, Findings findings) {
        boolean malformed = field && key.equals("nomatch") && findings.written("catch/malformed");
        return malformed ? "catch/malformed" : "catch/" + key;
    }

    private List<Site> of(List<Way> ways) {
        return ways.stream().map(way -> new Site(path(way), way)).toList();
    }

    private String path(Way way) {
        String dialog = "dialogs/" + way.dialog();
        return switch (way.cause()) {
            case CHOICE -> dialog + "/menu/choices/" + way.name();
            case LINK -> "links/" + way.name();
            case NOINPUT -> ladder(way, "noinput");
            case NOMATCH -> ladder(way, "nomatch");
            case MISTAKEN -> question(way) + "/mistaken/" + index(way);
            case REFUSAL -> dialog + "/form/refusals/" + index(way);
            case OUTCOME -> dialog + "/form/outcomes/" + way.name();
            case ABSENT -> "queues/" + way.name() + "/absent";
            case ERROR -> "catch/error";
            case LIMIT -> "catch/limit";
        };
    }

    private String ladder(Way way, String key) {
        boolean field = !way.field().isEmpty();
        String path =
                way.dialog().isEmpty()
                        ? caught(field, key, draft.findings())
                        : ladderPath(question(way), field, key, draft.findings());
        return path + "/" + index(way);
    }

    private static String question(Way way) {
        String dialog = "dialogs/" + way.dialog();
        return way.field().isEmpty() ? dialog + "/menu" : dialog + "/form/fields/" + way.field();
    }

    /** Steps are counted from 1, lists in a file from 0. */
    private static int index(Way way) {
        return Integer.parseInt(way.name()) - 1;
    }
}
