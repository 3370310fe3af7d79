package org.hotline12333.dialog.check;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hotline12333.authoring.ProblemList;
import org.hotline12333.authoring.SourceLocation;
import org.hotline12333.dialog.Asked;
import org.hotline12333.dialog.Dialog;
import org.hotline12333.dialog.Dialplan;
import org.hotline12333.dialog.Sources;
import org.hotline12333.dialog.Transition;
import org.hotline12333.dialog.WrittenTransitions;
import org.hotline12333.dialog.reading.UncheckedDialplan;

/** Finds where the actions of a dialplan are written, dialog by dialog. */
final class ActionSites {
    private final UncheckedDialplan unchecked;

    private ActionSites(UncheckedDialplan unchecked) {
        this.unchecked = unchecked;
    }

    /** Every action that is written for this dialog, inherited ones included. */
    static List<ActionSite> of(Dialog dialog, UncheckedDialplan unchecked) {
        return new ActionSites(unchecked)
                .of(WrittenTransitions.in(dialog, unchecked.links(), unchecked.error()));
    }

    /** The actions that stand outside all dialogs, whether or not a dialog inherits them. */
    static List<ActionSite> outside(UncheckedDialplan unchecked) {
        return new ActionSites(unchecked)
                .of(
                        WrittenTransitions.outside(
                                unchecked.links(),
                                unchecked.defaults(),
                                unchecked.fieldDefaults(),
                                unchecked.error(),
                                unchecked.limit(),
                                unchecked.queues()));
    }

    /** Where everything of a dialplan is written that has no problem. */
    static Sources sources(Dialplan plan, UncheckedDialplan unchecked) {
        ProblemList written = unchecked.problems();
        Map<String, SourceLocation> dialogs = new TreeMap<>();
        Map<String, SourceLocation> ways = new TreeMap<>();
        Stream.concat(
                        plan.dialogs().values().stream()
                                .flatMap(dialog -> of(dialog, unchecked).stream()),
                        outside(unchecked).stream())
                .forEach(site -> ways.putIfAbsent(site.transition().id(), written.at(site.path())));
        plan.dialogs().keySet().forEach(id -> dialogs.put(id, written.at("dialogs/" + id)));
        return new Sources(dialogs, ways);
    }

    /** Where a question's ladder is written: in itself or under {@code catch}. */
    static String ladderPath(Asked asked, String key, ProblemList problems) {
        return ladderPath(asked.path(), asked.field().isPresent(), key, problems);
    }

    private static String ladderPath(
            String question, boolean field, String key, ProblemList problems) {
        String own = question + "/" + key;
        return problems.written(own) ? own : caught(field, key, problems);
    }

    /** What is no number has a ladder of its own, where one is written. */
    private static String caught(boolean field, String key, ProblemList problems) {
        boolean malformed = field && key.equals("nomatch") && problems.written("catch/malformed");
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
            case HANGUP -> dialog + "/menu/hangup";
            case ABSENT -> "queues/" + transition.name() + "/absent";
            case CLOSED -> "queues/" + transition.name() + "/closed";
            case OUT -> "queues/" + transition.name() + "/waiting/out";
            case SERVED -> "queues/" + transition.name() + "/served";
            case ERROR -> "catch/error";
            case LIMIT -> "catch/limit";
        };
    }

    private String ladder(Transition transition, String key) {
        boolean field = !transition.field().isEmpty();
        String path =
                transition.dialog().isEmpty()
                        ? caught(field, key, unchecked.problems())
                        : ladderPath(question(transition), field, key, unchecked.problems());
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
