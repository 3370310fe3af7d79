package org.hotline12333.dialog.check;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.hotline12333.dialog.Action.Target;
import org.hotline12333.dialog.Dialog.Form;
import org.hotline12333.dialog.Transition.Cause;
import org.hotline12333.dialog.check.FlowGraph.Edge;
import org.hotline12333.dialog.check.FlowGraph.Stop;
import org.hotline12333.dialog.reading.UncheckedDialplan;
import org.hotline12333.hours.Opening.Closed;
import org.hotline12333.service.Contract;

/**
 * What surely holds when a dialog is entered: the greatest fixpoint over all ways that lead there.
 *
 * <p>A value is there with the answer that fills it and in the dialog to which this leads; further
 * on only where a service of the dialplan reads it. It ends with an outcome that says who calls. A
 * verification level stays until an outcome gives another, which may be lower. What a queue does
 * when nobody answers runs from anywhere, therefore with nothing; outside its hours, with these. A
 * way over a service or an outcome that is not known proves nothing and is left out.
 *
 * <p>{@code back} needs no way of its own: it leads to a menu with the values that the call entered
 * it with, and never behind an outcome by which the person changed or less became known. The
 * interpreter keeps both promises with its menu history.
 */
final class DataFlow {
    private final UncheckedDialplan unchecked;
    private final Map<String, Contract> contracts;
    private final FlowGraph transitions;
    private final Set<String> read;
    private final Map<Stop, FlowState> entered = new HashMap<>();

    DataFlow(UncheckedDialplan unchecked, Map<String, Contract> contracts, FlowGraph transitions) {
        this.unchecked = unchecked;
        this.contracts = contracts;
        this.transitions = transitions;
        this.read =
                unchecked.dialogs().values().stream()
                        .flatMap(dialog -> contract(dialog.id()).stream())
                        .flatMap(contract -> contract.values().keySet().stream())
                        .collect(Collectors.toSet());
        transitions.start().ifPresent(this::run);
    }

    private void run(Stop start) {
        entered.put(start, FlowState.NOTHING);
        Deque<Stop> changed = new ArrayDeque<>(List.of(start));
        while (!changed.isEmpty()) {
            for (Edge edge : transitions.leaving(changed.remove())) {
                FlowState before = entered.get(edge.to());
                Optional<FlowState> carried = carried(edge);
                Optional<FlowState> now = before == null ? carried : carried.map(before::or);
                if (now.isPresent() && !now.get().equals(before)) {
                    entered.put(edge.to(), now.get());
                    changed.add(edge.to());
                }
            }
        }
    }

    /** What holds when the dialog is entered; empty where no known way leads there. */
    Optional<FlowState> entering(String dialog) {
        return Optional.ofNullable(entered.get(new Stop.At(dialog)));
    }

    /** What holds when the action's prompts are said. */
    Optional<FlowState> at(ActionSite site) {
        return switch (site.cause()) {
            case ABSENT, OUT, SERVED, LIMIT -> Optional.of(FlowState.NOTHING);
            case CLOSED -> Optional.of(FlowState.NOTHING.filled(Closed.SLOTS));
            case CHOICE, LINK, NOINPUT, NOMATCH, MISTAKEN, HANGUP, ERROR -> entering(site.dialog());
            case OUTCOME ->
                    entering(site.dialog())
                            .flatMap(facts -> after(site.dialog(), site.name(), facts));
            case REFUSAL -> entering(site.dialog()).flatMap(facts -> refused(site.dialog(), facts));
        };
    }

    private Optional<FlowState> carried(Edge edge) {
        ActionSite site = edge.site();
        return at(site).map(facts -> lasting(site, facts))
                .map(facts ->
                        facts.heard(
                                !site.action().prompts().isEmpty()
                                        || (facts.heard() && passesOn(site))));
    }

    /** What outlives a dialog that is left; the one that is asked again keeps all. */
    private FlowState lasting(ActionSite site, FlowState facts) {
        if (site.action().target() instanceof Target.Reprompt) {
            return facts;
        }
        Set<String> names = new HashSet<>(read);
        if (site.cause() == Cause.CLOSED) {
            names.addAll(Closed.SLOTS.keySet());
        } else if (site.cause() == Cause.OUTCOME) {
            outcome(site.dialog(), site.name())
                    .ifPresent(outcome -> names.addAll(outcome.slots().keySet()));
        }
        return facts.keeping(names);
    }

    /** Whether what was queued before its dialog is still to be said. */
    private boolean passesOn(ActionSite site) {
        return (site.cause() == Cause.OUTCOME || site.cause() == Cause.ERROR)
                && form(site.dialog()).filter(form -> form.fields().isEmpty()).isPresent();
    }

    private Optional<FlowState> after(String dialog, String outcome, FlowState facts) {
        return outcome(dialog, outcome).map(facts::after);
    }

    private Optional<Contract.Outcome> outcome(String dialog, String name) {
        return contract(dialog).map(contract -> contract.outcomes().get(name));
    }

    private Optional<Contract> contract(String dialog) {
        return form(dialog).map(form -> contracts.get(form.submit().service()));
    }

    private Optional<FlowState> refused(String dialog, FlowState facts) {
        return form(dialog).stream()
                .flatMap(form -> form.submit().outcomes().entrySet().stream())
                .filter(routed -> routed.getValue().target() instanceof Target.Refuse)
                .flatMap(routed -> after(dialog, routed.getKey(), facts).stream())
                .reduce(FlowState::or);
    }

    private Optional<Form> form(String dialog) {
        return unchecked.dialogs().get(dialog) instanceof Form form
                ? Optional.of(form)
                : Optional.empty();
    }

    /** A shortest way on which a dialog is entered lacking something, in words; may be empty. */
    String transition(String dialog, Predicate<FlowState> lacks) {
        Deque<Trace> open = new ArrayDeque<>();
        open.add(new Trace(List.of(new Stop.At(dialog)), true));
        Set<Stop> seen = new HashSet<>();
        while (!open.isEmpty()) {
            Trace trace = open.remove();
            Stop first = trace.transition().getFirst();
            if (first instanceof Stop.In || transitions.start().filter(first::equals).isPresent()) {
                return " on the way " + words(trace.transition());
            }
            for (Edge edge : transitions.arriving(first)) {
                boolean carries =
                        carried(edge)
                                .filter(facts -> !trace.lacking() || lacks.test(facts))
                                .isPresent();
                if (carries && seen.add(edge.from())) {
                    open.add(trace.from(edge.from(), lacking(edge.from(), lacks)));
                }
            }
        }
        return "";
    }

    /**
     * Whether it is lacking before already; if not, it is lost there, and any way there will do.
     */
    private boolean lacking(Stop stop, Predicate<FlowState> lacks) {
        return Optional.ofNullable(entered.get(stop)).filter(lacks).isPresent();
    }

    private record Trace(List<Stop> transition, boolean lacking) {
        Trace from(Stop before, boolean stillLacking) {
            List<Stop> longer = new ArrayList<>(transition);
            longer.addFirst(before);
            return new Trace(longer, lacking && stillLacking);
        }
    }

    private static String words(List<Stop> transition) {
        return String.join(
                " > ",
                transition.stream()
                        .map(stop ->
                                switch (stop) {
                                    case Stop.At(String dialog) -> dialog;
                                    case Stop.In(String queue) -> "(queue " + queue + ")";
                                })
                        .toList());
    }
}
