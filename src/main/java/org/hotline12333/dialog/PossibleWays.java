package org.hotline12333.dialog;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
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
final class PossibleWays {
    private final Dialplan plan;

    private PossibleWays(Dialplan plan) {
        this.plan = plan;
    }

    /** Dialog by dialog, the nearest to the start first; then those that run from anywhere. */
    static List<Way> in(Dialplan plan) {
        PossibleWays possible = new PossibleWays(plan);
        List<Way> ways = new ArrayList<>();
        possible.dialogs().forEach(id -> ways.addAll(possible.of(id)));
        Set<Target> targets = ways.stream().map(Way::target).collect(Collectors.toSet());
        new TreeMap<>(plan.queues())
                .values().stream()
                        .filter(queue -> targets.contains(new Target.Transfer(queue.name())))
                        .map(Way::absent)
                        .forEach(ways::add);
        ways.add(Way.limit(plan.limit()));
        return ways;
    }

    private Set<String> dialogs() {
        Set<String> reached = new LinkedHashSet<>(Set.of(plan.start()));
        Deque<String> open = new ArrayDeque<>(reached);
        while (!open.isEmpty()) {
            of(open.remove()).stream().flatMap(this::next).filter(reached::add).forEach(open::add);
        }
        return reached;
    }

    private Stream<String> next(Way way) {
        return switch (way.target()) {
            case Target.Goto(String dialog) -> Stream.of(dialog);
            case Target.Transfer(String queue) -> next(Way.absent(plan.queue(queue)));
            case Target.Reprompt _,
                    Target.Back _,
                    Target.Again _,
                    Target.Refuse _,
                    Target.Disconnect _ ->
                    Stream.empty();
        };
    }

    private List<Way> of(String dialog) {
        return WrittenWays.in(plan.dialog(dialog), plan.links(), Optional.of(plan.error())).stream()
                .filter(this::isPossible)
                .toList();
    }

    private boolean isPossible(Way way) {
        return switch (way.cause()) {
            case CHOICE, LINK, OUTCOME, ABSENT, ERROR, LIMIT -> true;
            case MISTAKEN -> isReached(way, field(way).mistaken());
            case NOINPUT -> isReached(way, question(way).noinput());
            // No menu uses the keys A to D.
            case NOMATCH -> isReached(way, question(way).nomatch());
            case REFUSAL -> {
                Form form = (Form) plan.dialog(way.dialog());
                yield refuses(form) && isReached(way, form.submit().refusals());
            }
        };
    }

    /** Slips are counted anew wherever the call goes: each step before must have stayed. */
    private boolean isReached(Way way, List<Action> ladder) {
        return ladder.subList(0, Integer.parseInt(way.name()) - 1).stream()
                .allMatch(step -> stays(step, way.dialog()));
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

    private Question question(Way way) {
        return asked(way).question();
    }

    private Dialog.Field field(Way way) {
        return asked(way).field().orElseThrow();
    }

    private Asked asked(Way way) {
        return Asked.in(plan.dialog(way.dialog())).stream()
                .filter(asked ->
                        asked.field().map(Dialog.Field::name).orElse("").equals(way.field()))
                .findFirst()
                .orElseThrow();
    }
}
