package org.hotline12333.dialog.check;

import java.util.List;
import org.hotline12333.authoring.ProblemList;
import org.hotline12333.dialog.Action;
import org.hotline12333.dialog.Action.Target;
import org.hotline12333.dialog.Action.Wording;
import org.hotline12333.dialog.Asked;
import org.hotline12333.dialog.Dialog;
import org.hotline12333.dialog.Dialog.Field;
import org.hotline12333.dialog.Dialog.Menu;
import org.hotline12333.dialog.Question;
import org.hotline12333.dialog.reading.DialplanProblem;
import org.hotline12333.dialog.reading.UncheckedDialplan;
import org.hotline12333.service.FieldType;

/** Rules for what is asked and what happens without an answer. */
final class QuestionCheck {
    private final UncheckedDialplan unchecked;
    private final Lexicon lexicon;
    private final DataFlow flow;
    private final ProblemList problems;

    QuestionCheck(UncheckedDialplan unchecked, Lexicon lexicon, DataFlow flow) {
        this.unchecked = unchecked;
        this.lexicon = lexicon;
        this.flow = flow;
        this.problems = unchecked.problems();
    }

    void check(Dialog dialog) {
        if (dialog instanceof Menu menu) {
            choices(menu);
        }
        for (Asked asked : Asked.in(dialog)) {
            Question question = asked.question();
            ladder(ActionSites.ladderPath(asked, "noinput", problems), question.noinput());
            ladder(ActionSites.ladderPath(asked, "nomatch", problems), question.nomatch());
            asked.field().ifPresent(field -> field(asked, field));
            heard(asked);
        }
    }

    private void choices(Menu menu) {
        String path = "dialogs/" + menu.id() + "/menu/choices";
        if (menu.choices().isEmpty() && !unchecked.faulty().contains(menu.id())) {
            problems.add(
                    DialplanProblem.MENU_EMPTY,
                    path,
                    "menu `%s` has no choice".formatted(menu.id()),
                    "add one, or say its prompt with the action that leads here");
        }
        int most = unchecked.limits().options();
        if (menu.choices().size() > most) {
            problems.add(
                    DialplanProblem.MENU_TOO_LONG,
                    path,
                    "menu `%s` has %d choices".formatted(menu.id(), menu.choices().size()),
                    "keep to %d and put the others in a menu of their own".formatted(most));
        }
    }

    /** Checks a ladder where it is written: in a question, under {@code catch}, refusals. */
    void ladder(String path, List<Action> ladder) {
        if (ladder.isEmpty()) {
            if (problems.written(path) && !problems.written(path + "/0")) {
                problems.add(
                        DialplanProblem.LADDER_EMPTY,
                        path,
                        "an empty list: nothing would happen",
                        "write what happens the first time, the second time and so on");
            }
            return;
        }
        switch (ladder.getLast().target()) {
            case Target.Reprompt _, Target.Again _ ->
                    problems.add(
                            DialplanProblem.LADDER_ENDLESS,
                            path + "/" + (ladder.size() - 1),
                            "the last step asks again, for ever",
                            "end the list with `goto`, `transfer` or `disconnect`");
            case Target.Goto _,
                    Target.Transfer _,
                    Target.Back _,
                    Target.Refuse _,
                    Target.Disconnect _ -> {}
        }
    }

    private void field(Asked asked, Field field) {
        ladder(asked.path() + "/mistaken", field.mistaken());
        if (!field.mistaken().isEmpty() && field.type() != FieldType.SOCIAL_SECURITY_NUMBER) {
            problems.add(
                    DialplanProblem.MISTAKEN_MISPLACED,
                    asked.path() + "/mistaken",
                    "a %s cannot be told from another number".formatted(field.type().word()),
                    "remove `mistaken`: what happens is `nomatch`");
        }
        if (field.type().secret()) {
            secret(asked, "prompt", field.question().prompt());
            secret(asked, "brief", field.question().brief());
            secret(asked, "help", field.question().help());
        }
    }

    private void secret(Asked asked, String key, List<String> texts) {
        String path = asked.path() + "/" + key;
        if (!problems.written(path) || unchecked.faulty().contains(asked.dialog())) {
            return;
        }
        if (texts.size() != 1) {
            problems.add(
                    DialplanProblem.SECRET_PROMPT,
                    path,
                    "the `%s` of a secret is %d texts".formatted(key, texts.size()),
                    "make it one text");
        } else if (!lexicon.slots(texts.getFirst()).isEmpty()) {
            problems.add(
                    DialplanProblem.SECRET_PROMPT,
                    path,
                    "the `%s` of a secret is a text with slots".formatted(key),
                    "say what varies with the action that leads here");
        }
    }

    private void heard(Asked asked) {
        boolean secret = asked.field().filter(field -> field.type().secret()).isPresent();
        if (unchecked.faulty().contains(asked.dialog()) || secret) {
            return;
        }
        Question question = asked.question();
        boolean silent = asked.field().isPresent() || arrivesInSilence(asked.dialog());
        if (question.prompt().isEmpty() && silent) {
            problems.add(
                    DialplanProblem.SILENT_QUESTION,
                    problems.at(asked.path() + "/prompt"),
                    "`%s` asks without a word".formatted(asked.dialog()),
                    flow.transition(asked.dialog(), facts -> !facts.heard()),
                    "give it a `prompt`, or one to each action that leads here");
        }
        steps(asked, "noinput", question.noinput());
        steps(asked, "nomatch", question.nomatch());
    }

    private void steps(Asked asked, String key, List<Action> ladder) {
        String path = ActionSites.ladderPath(asked, key, problems);
        for (int i = 0; i < ladder.size(); i++) {
            if (repromptsInSilence(ladder.get(i), asked.question())) {
                problems.add(
                        DialplanProblem.SILENT_QUESTION,
                        path + "/" + i,
                        "`%s` is asked again without a word".formatted(asked.dialog()),
                        "give the action a `prompt`");
            }
        }
    }

    private boolean arrivesInSilence(String dialog) {
        return flow.entering(dialog).filter(facts -> !facts.heard()).isPresent();
    }

    private static boolean repromptsInSilence(Action action, Question question) {
        return action.prompts().isEmpty()
                && action.target() instanceof Target.Reprompt(Wording wording)
                && switch (wording) {
                    case PROMPT -> question.prompt().isEmpty();
                    case BRIEF -> question.brief().isEmpty();
                    case HELP -> question.help().isEmpty();
                };
    }
}
