package org.hotline12333.dialog.check;

import java.util.List;
import org.hotline12333.authoring.ProblemList;
import org.hotline12333.dialog.Asked;
import org.hotline12333.dialog.Dialog;
import org.hotline12333.dialog.Transition;
import org.hotline12333.dialog.WrittenTransitions;
import org.hotline12333.dialog.reading.UncheckedDialplan;

/** Finds where the actions of a dialplan are written, dialog by dialog. */
final class ActionSites {
    private final UncheckedDialplan draft;

    private ActionSites(UncheckedDialplan draft) {
        this.draft = draft;
    }

    /** Every action that is written for this dialog, inherited ones included. */
    static List<ActionSite> of(Dialog dialog, UncheckedDialplan draft) {
        return new ActionSites(draft)
                .of(WrittenTransitions.in(dialog, draft.links(), draft.error()));
    }

    /** The actions that stand outside all dialogs, whether or not a dialog inherits them. */
    static List<ActionSite> outside(UncheckedDialplan draft) {
        return new ActionSites(draft)
                .of(
                        WrittenTransitions.outside(
                                draft.links(),
                                draft.defaults(),
                                draft.fieldDefaults(),
                                draft.error(),
                                draft.limit(),
                                draft.queues()));
    }

    /** Where a question's ladder is written: in itself or under {@code catch}. */
    static String ladderPath(Asked asked, String key, ProblemList findings) {
        return ladderPath(asked.path(), asked.field().isPresent(), key, findings);
    }

    private static String ladderPath(
            String question, boolean field, String key, ProblemList findings) {
        String own = question + "/" + key;
        return findings.written(own) ? own : caught(field, key, findings);
    }

    /** What is no number has a ladder of its own, where one is written. */
    private static String caught(boolean field, String key, ProblemList findings) {
        boolean malformed = field && key.equals("nomatch") && findings.written("catch/malformed");
        return malformed ? "catch/malformed" : "catch/" + key;
    }

    private List<ActionSite> of(List<Transition> transitions) {
        return transitions.stream()
                .map(transition -> new ActionSite(path(transition), transition))
                .toList();
    }

    private String path(Transition transition) {
        String dialog = "dialogs/" + transition.dialog();
        return switch (transition.cause()) {
            case CHOICE -> dialog + "/menu/choices/" + transition.name();
            case LINK -> "links/" + transition.name();
            case NOINPUT -> ladder(transition, "noinput");
            case NOMATCH -> ladder(transition, "nomatch");
            case MISTAKEN -> question(transition) + "/mistaken/" + index(transition);
            case REFUSAL -> dialog + "/form/refusals/" + index(transition);
            case OUTCOME -> dialog + "/form/outcomes/" + transition.name();
            case ABSENT -> "queues/" + transition.name() + "/absent";
            case ERROR -> "catch/error";
            case LIMIT -> "catch/limit";
        };
    }

    private String ladder(Transition transition, String key) {
        boolean field = !transition.field().isEmpty();
        String path =
                transition.dialog().isEmpty()
                        ? caught(field, key, draft.findings())
                        : ladderPath(question(transition), field, key, draft.findings());
        return path + "/" + index(transition);
    }

    private static String question(Transition transition) {
        String dialog = "dialogs/" + transition.dialog();
        return transition.field().isEmpty()
                ? dialog + "/menu"
                : dialog + "/form/fields/" + transition.field();
    }

    /** Steps are counted from 1, lists in a file from 0. */
    private static int index(Transition transition) {
        return Integer.parseInt(transition.name()) - 1;
    }
}
