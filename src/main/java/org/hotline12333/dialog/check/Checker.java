package org.hotline12333.dialog.check;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hotline12333.authoring.Problem;
import org.hotline12333.dialog.Dialog;
import org.hotline12333.dialog.Dialog.Form;
import org.hotline12333.dialog.Texts;
import org.hotline12333.dialog.reading.UncheckedDialplan;
import org.hotline12333.dialog.weight.Weight;
import org.hotline12333.service.Contract;

/** Holds a dialplan against the contracts of the services and the texts that it names. */
final class Checker {
    private final UncheckedDialplan draft;
    private final Collection<Contract> services;
    private final Texts texts;
    private final Map<String, Contract> contracts;
    private final Lexicon lexicon;

    private Checker(UncheckedDialplan draft, Collection<Contract> services, Texts texts) {
        this.draft = draft;
        this.services = services;
        this.texts = texts;
        this.contracts =
                services.stream().collect(Collectors.toMap(Contract::service, Function.identity()));
        this.lexicon = new Lexicon(texts);
    }

    /** All problems, those that reading has found included, by file and line. */
    static List<Problem> check(
            UncheckedDialplan draft, Collection<Contract> services, Texts texts) {
        new Checker(draft, services, texts).check();
        return draft.findings().problems();
    }

    private void check() {
        FlowGraph transitions = new FlowGraph(draft);
        DataFlow flow = new DataFlow(draft, contracts, transitions);
        ActionCheck actions = new ActionCheck(draft, lexicon);
        QuestionCheck questions = new QuestionCheck(draft, lexicon, flow);
        ContractCheck forms = new ContractCheck(draft, contracts, lexicon, flow);

        draft.start().ifPresent(start -> actions.dialog("start", start));
        draft.language()
                .filter(language -> !lexicon.speaks(language))
                .ifPresent(language -> actions.unknownLanguage("language", language.code()));
        questions.ladder("catch/noinput", draft.defaults().noinput());
        questions.ladder("catch/nomatch", draft.defaults().nomatch());
        questions.ladder("catch/malformed", draft.fieldDefaults().nomatch());
        ActionSites.outside(draft).forEach(actions::check);
        for (Dialog dialog : draft.dialogs().values()) {
            ActionSites.of(dialog, draft).forEach(actions::check);
            questions.check(dialog);
            if (dialog instanceof Form form) {
                questions.ladder(
                        "dialogs/" + form.id() + "/form/refusals", form.submit().refusals());
                forms.check(form);
            }
        }
        new TextCheck(draft, lexicon, flow).check();
        new ReachabilityCheck(draft, transitions).check();
        new SlipCheck(draft, transitions).check();
        weigh();
    }

    /** What is faulty weighs nothing that could be relied on. */
    private void weigh() {
        if (draft.findings().count() == 0) {
            Weight weight =
                    Weight.of(
                            draft.dialplan(SlotSurvey.in(draft, services, texts)), services, texts);
            new WeightCheck(draft.limits(), weight, draft.findings()).check();
        }
    }
}
