package org.hotline12333.dialog.check;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hotline12333.authoring.ProblemList;
import org.hotline12333.dialog.Action;
import org.hotline12333.dialog.Action.Target;
import org.hotline12333.dialog.Asked;
import org.hotline12333.dialog.Dialog;
import org.hotline12333.dialog.Dialog.Form;
import org.hotline12333.dialog.Dialog.Menu;
import org.hotline12333.dialog.Question;
import org.hotline12333.dialog.check.FlowGraph.Stop;
import org.hotline12333.dialog.reading.DialplanProblem;
import org.hotline12333.dialog.reading.UncheckedDialplan;

/**
 * The rule for callers who make one slip again and again: ladder by ladder they come to a person.
 * An outcome of a service may lead on, since it may be another one the next time.
 */
final class SlipCheck {
    private final UncheckedDialplan unchecked;
    private final FlowGraph transitions;
    private final ProblemList problems;

    SlipCheck(UncheckedDialplan unchecked, FlowGraph transitions) {
        this.unchecked = unchecked;
        this.transitions = transitions;
        this.problems = unchecked.problems();
    }

    void check() {
        // What is missing from a dialog that could not be read proves nothing.
        if (!unchecked.whole() || !unchecked.faulty().isEmpty()) {
            return;
        }
        for (Dialog dialog : unchecked.dialogs().values()) {
            for (Asked asked : Asked.in(dialog)) {
                Question question = asked.question();
                check(
                        dialog.id(),
                        question.noinput(),
                        ActionSites.ladderPath(asked, "noinput", problems),
                        Question::noinput);
                check(
                        dialog.id(),
                        question.nomatch(),
                        ActionSites.ladderPath(asked, "nomatch", problems),
                        Question::nomatch);
                asked.field()
                        .ifPresent(field ->
                                check(
                                        dialog.id(),
                                        field.mistaken(),
                                        asked.path() + "/mistaken",
                                        Question::nomatch));
            }
            if (dialog instanceof Form form) {
                check(
                        form.id(),
                        form.submit().refusals(),
                        "dialogs/" + form.id() + "/form/refusals",
                        Question::nomatch);
            }
        }
    }

    /**
     * One ladder.
     *
     * @param next the ladder of the questions to which it leads
     */
    private void check(
            String dialog,
            List<Action> ladder,
            String path,
            Function<Question, List<Action>> next) {
        Optional<Action> leaving = leaving(ladder);
        if (leaving.isPresent() && !leadsOut(dialog, leaving.get(), next)) {
            problems.add(
                    DialplanProblem.SLIPS_IN_A_CIRCLE,
                    path + "/" + ladder.indexOf(leaving.get()),
                    "whoever makes this slip in `%s` again and again is led round in a circle"
                            .formatted(dialog),
                    "let it lead to a person: `transfer`");
        }
    }

    private boolean leadsOut(String dialog, Action first, Function<Question, List<Action>> ladder) {
        Set<String> seen = new HashSet<>();
        Deque<String> open = new ArrayDeque<>();
        Deque<Action> actions = new ArrayDeque<>(List.of(first));
        String here = dialog;
        while (true) {
            while (!actions.isEmpty()) {
                Action action = actions.remove();
                if (isOut(action)) {
                    return true;
                }
                stops(here, action).filter(seen::add).forEach(open::add);
            }
            if (open.isEmpty()) {
                return false;
            }
            here = open.remove();
            actions.addAll(slipping(here, ladder));
        }
    }

    /** Whether the caller is out of the menus; what does not exist is a problem of its own. */
    private boolean isOut(Action action) {
        return switch (action.target()) {
            case Target.Transfer _, Target.Disconnect _ -> true;
            case Target.Goto(String dialog) -> !unchecked.dialogs().containsKey(dialog);
            case Target.Reprompt _, Target.Back _, Target.Again _, Target.Refuse _ -> false;
        };
    }

    private Stream<String> stops(String here, Action action) {
        return switch (action.target()) {
            case Target.Goto(String dialog) -> Stream.of(dialog);
            case Target.Back _ ->
                    transitions.arriving(new Stop.At(here)).stream()
                            .flatMap(edge ->
                                    edge.from() instanceof Stop.At(String id)
                                            ? Stream.of(id)
                                            : Stream.empty());
            case Target.Reprompt _,
                    Target.Again _,
                    Target.Refuse _,
                    Target.Transfer _,
                    Target.Disconnect _ ->
                    Stream.empty();
        };
    }

    /** What happens in a dialog to whoever does nothing but slip. */
    private List<Action> slipping(String id, Function<Question, List<Action>> ladder) {
        return switch (unchecked.dialogs().get(id)) {
            case Menu menu -> leaving(ladder.apply(menu.question())).stream().toList();
            case Form form when form.fields().isEmpty() ->
                    List.copyOf(form.submit().outcomes().values());
            case Form form ->
                    leaving(ladder.apply(form.fields().getFirst().question())).stream().toList();
            case null -> List.of();
        };
    }

    /** The first step that does not ask the same question again. */
    private static Optional<Action> leaving(List<Action> ladder) {
        return ladder.stream()
                .filter(action ->
                        !(action.target() instanceof Target.Reprompt
                                || action.target() instanceof Target.Again))
                .findFirst();
    }
}
