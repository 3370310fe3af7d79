package org.hotline12333.dialog.check;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.hotline12333.dialog.Action.Target;
import org.hotline12333.dialog.Transition.Cause;
import org.hotline12333.dialog.reading.UncheckedDialplan;

/**
 * The ways that a call can take from dialog to dialog and through queues.
 *
 * <p>{@code back} is not among them: it leads to where the call has been.
 */
final class FlowGraph {
    /** Where a way begins or ends. */
    sealed interface Stop {
        record At(String dialog) implements Stop {}

        record In(String queue) implements Stop {}
    }

    /** A way from a stop to the next, by an action. */
    record Edge(Stop from, Stop to, ActionSite site) {}

    private static final Set<Cause> FROM_QUEUE =
            Set.of(Cause.ABSENT, Cause.CLOSED, Cause.OUT, Cause.SERVED);

    private final UncheckedDialplan unchecked;
    private final Map<Stop, List<Edge>> leaving = new LinkedHashMap<>();
    private final Map<Stop, List<Edge>> arriving = new LinkedHashMap<>();

    FlowGraph(UncheckedDialplan unchecked) {
        this.unchecked = unchecked;
        unchecked.dialogs().values().stream()
                .flatMap(dialog -> ActionSites.of(dialog, unchecked).stream())
                .forEach(site -> add(new Stop.At(site.dialog()), site));
        ActionSites.outside(unchecked).stream()
                .filter(site -> FROM_QUEUE.contains(site.cause()))
                .forEach(site -> add(new Stop.In(site.name()), site));
    }

    List<Edge> leaving(Stop stop) {
        return leaving.getOrDefault(stop, List.of());
    }

    List<Edge> arriving(Stop stop) {
        return arriving.getOrDefault(stop, List.of());
    }

    /** Where a call begins; empty where that is no dialog. */
    Optional<Stop> start() {
        return unchecked.start().filter(unchecked.dialogs()::containsKey).map(Stop.At::new);
    }

    /** Every stop that can be reached in steps from these, themselves included. */
    static Set<Stop> closure(Iterable<Stop> from, Function<Stop, List<Stop>> next) {
        Set<Stop> reached = new LinkedHashSet<>();
        Deque<Stop> open = new ArrayDeque<>();
        from.forEach(open::add);
        while (!open.isEmpty()) {
            Stop stop = open.remove();
            if (reached.add(stop)) {
                open.addAll(next.apply(stop));
            }
        }
        return reached;
    }

    private void add(Stop from, ActionSite site) {
        target(site)
                .map(to -> new Edge(from, to, site))
                .ifPresent(edge -> {
                    leaving.computeIfAbsent(from, _ -> new ArrayList<>()).add(edge);
                    arriving.computeIfAbsent(edge.to(), _ -> new ArrayList<>()).add(edge);
                });
    }

    private static Optional<Stop> target(ActionSite site) {
        return switch (site.action().target()) {
            case Target.Goto(String dialog) -> Optional.of(new Stop.At(dialog));
            case Target.Transfer(String queue) -> Optional.of(new Stop.In(queue));
            // A refused form is asked anew with what is known since its submission.
            case Target.Reprompt _ when site.cause() == Cause.REFUSAL ->
                    Optional.of(new Stop.At(site.dialog()));
            case Target.Reprompt _,
                    Target.Back _,
                    Target.Again _,
                    Target.Refuse _,
                    Target.Disconnect _ ->
                    Optional.empty();
        };
    }
}
