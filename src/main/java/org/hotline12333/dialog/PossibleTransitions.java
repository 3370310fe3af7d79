package org.hotline12333.dialog;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hotline12333.dialog.Action.Target;
import org.hotline12333.dialog.Dialog.Form;

/**
 * The ways that a call can take, which are fewer than those that are written: a ladder may lead
 * away before its last step.
 */
final class PossibleTransitions {
    private final Dialplan plan;

    private PossibleTransitions(Dialplan plan) {
        this.plan = plan;
    }

    /** Dialog by dialog, the nearest to the start first; then those that run from anywhere. */
    static List<Transition> in(Dialplan plan) {
        PossibleTransitions possible = new PossibleTransitions(plan);
        List<Transition> transitions = new ArrayList<>();
        possible.dialogs().forEach(id -> transitions.addAll(possible.of(id)));
        Set<Target> targets =
                transitions.stream().map(Transition::target).collect(Collectors.toSet());
        new TreeMap<>(plan.queues())
                .values().stream()
                        .filter(queue -> targets.contains(new Target.Transfer(queue.name())))
                        .flatMap(queue -> queue.transitions().stream())
                        .forEach(transitions::add);
        transitions.add(Transition.limit(plan.limit()));
        return once(transitions);
    }

    private static List<Transition> once(List<Transition> transitions) {
        Map<String, Transition> ways = new LinkedHashMap<>();
        transitions.forEach(way -> ways.putIfAbsent(way.id(), way.ofFamily()));
        return List.copyOf(ways.values());
    }

    private Set<String> dialogs() {
        Set<String> reached = new LinkedHashSet<>(Set.of(plan.start()));
        Deque<String> open = new ArrayDeque<>(reached);
        while (!open.isEmpty()) {
            of(open.remove()).stream().flatMap(this::next).filter(reached::add).forEach(open::add);
        }
        return reached;
    }

    private Stream<String> next(Transition transition) {
        return switch (transition.target()) {
            case Target.Goto(String dialog) -> Stream.of(dialog);
            case Target.Transfer(String queue) ->
                    plan.queue(queue).transitions().stream().flatMap(this::next);
            case Target.Reprompt _,
                    Target.Back _,
                    Target.Again _,
                    Target.Refuse _,
                    Target.Disconnect _ ->
                    Stream.empty();
        };
    }

    private List<Transition> of(String dialog) {
        return WrittenTransitions.in(plan.dialog(dialog), plan.links(), Optional.of(plan.error()))
                .stream()
                .filter(this::isPossible)
                .toList();
    }

    private boolean isPossible(Transition transition) {
        return switch (transition.cause()) {
            case CHOICE, LINK, OUTCOME, HANGUP, ABSENT, CLOSED, OUT, SERVED, LIMIT -> true;
            // A menu fails only where its sound is gone, which no caller can bring about.
            case ERROR -> plan.dialog(transition.dialog()) instanceof Form;
            case MISTAKEN -> isReached(transition, field(transition).mistaken());
            case NOINPUT -> isReached(transition, question(transition).noinput());
            // No menu uses the keys A to D.
            case NOMATCH -> isReached(transition, question(transition).nomatch());
            case REFUSAL -> {
                Form form = (Form) plan.dialog(transition.dialog());
                yield refuses(form) && isReached(transition, form.submit().refusals());
            }
        };
    }

    /** Slips are counted anew wherever the call goes: each step before must have stayed. */
    private boolean isReached(Transition transition, List<Action> ladder) {
        return ladder.subList(0, Integer.parseInt(transition.name()) - 1).stream()
                .allMatch(step -> stays(step, transition.dialog()));
    }

    private boolean stays(Action step, String dialog) {
        return switch (step.target()) {
            case Target.Reprompt _, Target.Again _ -> true;
            // Nowhere to go back to: the question is asked again.
            case Target.Back _ -> dialog.equals(plan.start());
            case Target.Goto _, Target.Refuse _, Target.Transfer _, Target.Disconnect _ -> false;
        };
    }

    private static boolean refuses(Form form) {
        return form.submit().outcomes().values().stream()
                .anyMatch(action -> action.target() instanceof Target.Refuse);
    }

    private Question question(Transition transition) {
        return asked(transition).question();
    }

    private Dialog.Field field(Transition transition) {
        return asked(transition).field().orElseThrow();
    }

    private Asked asked(Transition transition) {
        return Asked.in(plan.dialog(transition.dialog())).stream()
                .filter(asked ->
                        asked.field().map(Dialog.Field::name).orElse("").equals(transition.field()))
                .findFirst()
                .orElseThrow();
    }
}
