package org.hotline12333.dialog.check;

import java.util.Set;
import java.util.TreeSet;
import org.hotline12333.authoring.ProblemList;
import org.hotline12333.authoring.Spelling;
import org.hotline12333.dialog.Action.Target;
import org.hotline12333.dialog.Dialog.Form;
import org.hotline12333.dialog.Transition.Cause;
import org.hotline12333.dialog.reading.DialplanProblem;
import org.hotline12333.dialog.reading.UncheckedDialplan;

/** Rules that one action can break: where it leads, and whether it may stand where it stands. */
final class ActionCheck {
    private final UncheckedDialplan unchecked;
    private final Lexicon lexicon;
    private final ProblemList problems;

    ActionCheck(UncheckedDialplan unchecked, Lexicon lexicon) {
        this.unchecked = unchecked;
        this.lexicon = lexicon;
        this.problems = unchecked.problems();
    }

    void check(ActionSite site) {
        site.action()
                .language()
                .filter(language -> !lexicon.speaks(language))
                .ifPresent(language -> unknownLanguage(site.path("language"), language.code()));
        switch (site.action().target()) {
            case Target.Goto(String dialog) -> dialog(site.path("goto"), dialog);
            case Target.Transfer(String queue) -> queue(site.path("transfer"), queue);
            case Target.Reprompt _ -> onlyInQuestion(site, "reprompt");
            case Target.Again _ -> onlyInQuestion(site, "again");
            case Target.Refuse _ -> refuse(site);
            case Target.Disconnect _ -> disconnect(site);
            // A call that has not been anywhere before stays where it is.
            case Target.Back _ -> {}
        }
        if (site.cause() == Cause.LIMIT) {
            limit(site);
        }
        if (site.cause() == Cause.HANGUP && !isServed(site)) {
            problems.add(
                    DialplanProblem.HANGUP_ASKS,
                    site.path(),
                    "whoever has hung up here is spoken to or asked",
                    "use `goto` alone, to a form without fields");
        }
    }

    /** Whether a service does it, and nobody has to hear of it. */
    private boolean isServed(ActionSite site) {
        return site.action().prompts().isEmpty()
                && site.action().target() instanceof Target.Goto(String dialog)
                && (unchecked.dialogs().get(dialog) instanceof Form form
                        ? form.fields().isEmpty()
                        : !unchecked.dialogs().containsKey(dialog));
    }

    void unknownLanguage(String path, String code) {
        problems.add(
                DialplanProblem.UNKNOWN_LANGUAGE,
                path,
                "there are no prompts in `%s`".formatted(code),
                Spelling.meant(code, lexicon.languageCodes()));
    }

    void dialog(String path, String dialog) {
        if (unchecked.whole() && !problems.written("dialogs/" + dialog)) {
            Set<String> known = new TreeSet<>(unchecked.dialogs().keySet());
            known.addAll(unchecked.faulty());
            problems.add(
                    DialplanProblem.UNKNOWN_DIALOG,
                    path,
                    "there is no dialog `%s`".formatted(dialog),
                    Spelling.meant(dialog, known));
        }
    }

    private void queue(String path, String queue) {
        if (unchecked.whole() && !problems.written("queues/" + queue)) {
            problems.add(
                    DialplanProblem.UNKNOWN_QUEUE,
                    path,
                    "there is no queue `%s`".formatted(queue),
                    Spelling.meant(queue, unchecked.queues().keySet()));
        }
    }

    private void onlyInQuestion(ActionSite site, String key) {
        if (!site.cause().inQuestion()) {
            problems.add(
                    key.equals("again")
                            ? DialplanProblem.AGAIN_MISPLACED
                            : DialplanProblem.REPROMPT_MISPLACED,
                    site.path(key),
                    "`%s` outside a question".formatted(key),
                    "name the dialog to go on with: `goto`");
        }
    }

    private void refuse(ActionSite site) {
        boolean asked =
                unchecked.dialogs().get(site.dialog()) instanceof Form form
                        && !form.fields().isEmpty();
        if (site.cause() != Cause.OUTCOME || !asked) {
            problems.add(
                    DialplanProblem.REFUSE_MISPLACED,
                    site.path("refuse"),
                    "nothing was asked here that could be refused",
                    "use `refuse` for the outcomes of a form with fields, else `goto`");
        }
    }

    private void disconnect(ActionSite site) {
        if (site.action().prompts().isEmpty()) {
            problems.add(
                    DialplanProblem.SILENT_DISCONNECT,
                    site.path("disconnect"),
                    "the caller is hung up on without a word",
                    "give the action a `prompt`");
        }
    }

    private void limit(ActionSite site) {
        switch (site.action().target()) {
            case Target.Transfer _, Target.Disconnect _ -> {}
            case Target.Goto _, Target.Reprompt _, Target.Back _, Target.Again _, Target.Refuse _ ->
                    problems.add(
                            DialplanProblem.LIMIT_GOES_ON,
                            site.path(),
                            "the call goes on after its limit",
                            "use `transfer` or `disconnect`");
        }
    }
}
