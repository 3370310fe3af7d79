package org.hotline12333.dialog.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.hotline12333.authoring.ProblemKind;
import org.hotline12333.authoring.ProblemList;
import org.hotline12333.dialog.Action.Target;
import org.hotline12333.dialog.Dialog;
import org.hotline12333.dialog.Dialog.Form;
import org.hotline12333.dialog.Transition.Cause;
import org.hotline12333.dialog.check.FlowGraph.Edge;
import org.hotline12333.dialog.check.FlowGraph.Stop;
import org.hotline12333.dialog.reading.DialplanProblem;
import org.hotline12333.dialog.reading.UncheckedDialplan;

/** Rules for the ways through the whole dialplan. */
final class ReachabilityCheck {
    private final UncheckedDialplan unchecked;
    private final FlowGraph transitions;
    private final ProblemList problems;

    ReachabilityCheck(UncheckedDialplan unchecked, FlowGraph transitions) {
        this.unchecked = unchecked;
        this.transitions = transitions;
        this.problems = unchecked.problems();
    }

    void check() {
        circles();
        // What is missing from a dialog that could not be read proves nothing.
        if (unchecked.whole() && unchecked.faulty().isEmpty()) {
            transitions.start().ifPresent(this::reach);
        }
    }

    private void reach(Stop start) {
        Set<Stop> reached = FlowGraph.closure(List.of(start), this::next);
        Set<Stop> out = leadingTo(ReachabilityCheck::leavesHotline);
        Set<Stop> toAgent = leadingTo(site -> site.action().target() instanceof Target.Transfer);
        for (String id : unchecked.dialogs().keySet()) {
            Stop stop = new Stop.At(id);
            if (!reached.contains(stop)) {
                add(
                        DialplanProblem.DIALOG_UNREACHABLE,
                        id,
                        "nothing leads to",
                        "lead to it or remove it");
            } else if (!out.contains(stop)) {
                add(DialplanProblem.NO_WAY_OUT, id, "no way leads out of", "add one to an agent");
            } else if (!toAgent.contains(stop)) {
                add(
                        DialplanProblem.NO_AGENT,
                        id,
                        "no way leads to an agent from",
                        "add a `transfer`");
            }
        }
    }

    private void add(ProblemKind kind, String id, String fault, String mend) {
        problems.add(kind, "dialogs/" + id, "%s dialog `%s`".formatted(fault, id), mend);
    }

    private List<Stop> next(Stop stop) {
        return transitions.leaving(stop).stream().map(Edge::to).toList();
    }

    private static boolean leavesHotline(ActionSite site) {
        return switch (site.action().target()) {
            case Target.Transfer _, Target.Disconnect _ -> true;
            case Target.Goto _, Target.Reprompt _, Target.Back _, Target.Again _, Target.Refuse _ ->
                    false;
        };
    }

    /** The dialogs from which a way leads to such an action; a fault or a limit is no way. */
    private Set<Stop> leadingTo(Predicate<ActionSite> goal) {
        List<Stop> goals =
                unchecked.dialogs().values().stream()
                        .filter(dialog -> sites(dialog).stream().anyMatch(goal))
                        .<Stop>map(dialog -> new Stop.At(dialog.id()))
                        .toList();
        return FlowGraph.closure(goals, this::previous);
    }

    private List<ActionSite> sites(Dialog dialog) {
        return ActionSites.of(dialog, unchecked).stream()
                .filter(site -> site.cause() != Cause.ERROR)
                .toList();
    }

    /** Where a call may have been before: over an action, or after it by going back. */
    private List<Stop> previous(Stop stop) {
        List<Stop> previous =
                new ArrayList<>(
                        transitions.arriving(stop).stream()
                                .filter(edge -> edge.site().cause() != Cause.ERROR)
                                .map(Edge::from)
                                .toList());
        transitions.leaving(stop).stream()
                .map(Edge::to)
                .filter(this::goesBack)
                .forEach(previous::add);
        return previous;
    }

    private boolean goesBack(Stop stop) {
        return stop instanceof Stop.At(String id)
                && Optional.ofNullable(unchecked.dialogs().get(id)).stream()
                        .flatMap(dialog -> sites(dialog).stream())
                        .anyMatch(site -> site.action().target() instanceof Target.Back);
    }

    /**
     * Forms without fields and queues pass a call on at once: they must not pass it in a circle.
     */
    private void circles() {
        Set<Stop> told = new HashSet<>();
        for (Dialog dialog : unchecked.dialogs().values()) {
            Stop stop = new Stop.At(dialog.id());
            for (Edge edge : transitions.leaving(stop)) {
                if (asksNothing(stop) && asksNothing(edge.to()) && !told.contains(stop)) {
                    Set<Stop> onward =
                            FlowGraph.closure(List.of(edge.to()), this::nextWithoutQuestion);
                    if (onward.contains(stop)) {
                        circle(edge, onward, stop);
                        told.addAll(onward);
                    }
                }
            }
        }
    }

    private void circle(Edge edge, Set<Stop> onward, Stop stop) {
        String members =
                onward.stream()
                        .filter(other ->
                                FlowGraph.closure(List.of(other), this::nextWithoutQuestion)
                                        .contains(stop))
                        .map(ReachabilityCheck::word)
                        .sorted()
                        .collect(Collectors.joining(", "));
        problems.add(
                DialplanProblem.LOOP_WITHOUT_QUESTION,
                edge.site().path(),
                "a circle in which nothing is asked: " + members,
                "put a menu or a field into it, or lead out of it");
    }

    private List<Stop> nextWithoutQuestion(Stop stop) {
        return next(stop).stream().filter(this::asksNothing).toList();
    }

    private boolean asksNothing(Stop stop) {
        return switch (stop) {
            case Stop.In _ -> true;
            case Stop.At(String id) ->
                    unchecked.dialogs().get(id) instanceof Form form
                            && form.fields().isEmpty()
                            && !unchecked.faulty().contains(id);
        };
    }

    private static String word(Stop stop) {
        return switch (stop) {
            case Stop.At(String dialog) -> dialog;
            case Stop.In(String queue) -> "queue " + queue;
        };
    }
}
