package org.hotline12333.dialog.check;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    private final UncheckedDialplan unchecked;
    private final Collection<Contract> services;
    private final Set<String> hours;
    private final Texts texts;
    private final Map<String, Contract> contracts;
    private final Lexicon lexicon;

    private Checker(
            UncheckedDialplan unchecked,
            Collection<Contract> services,
            Set<String> hours,
            Texts texts) {
        this.unchecked = unchecked;
        this.services = services;
        this.hours = hours;
        this.texts = texts;
        this.contracts =
                services.stream().collect(Collectors.toMap(Contract::service, Function.identity()));
        this.lexicon = new Lexicon(texts);
    }

    /** All problems, those that reading has found included, by file and line. */
    static List<Problem> check(
            UncheckedDialplan unchecked,
            Collection<Contract> services,
            Set<String> hours,
            Texts texts) {
        new Checker(unchecked, services, hours, texts).check();
        return unchecked.problems().problems();
    }

    private void check() {
        FlowGraph transitions = new FlowGraph(unchecked);
        DataFlow flow = new DataFlow(unchecked, contracts, transitions);
        ActionCheck actions = new ActionCheck(unchecked, lexicon);
        QuestionCheck questions = new QuestionCheck(unchecked, lexicon, flow);
        ChangeCheck changes = new ChangeCheck(unchecked, contracts, transitions);
        ContractCheck forms = new ContractCheck(unchecked, contracts, lexicon, flow);

        unchecked.start().ifPresent(start -> actions.dialog("start", start));
        unchecked
                .language()
                .filter(language -> !lexicon.speaks(language))
                .ifPresent(language -> actions.unknownLanguage("language", language.code()));
        questions.ladder("catch/noinput", unchecked.defaults().noinput());
        questions.ladder("catch/nomatch", unchecked.defaults().nomatch());
        questions.ladder("catch/malformed", unchecked.fieldDefaults().nomatch());
        ActionSites.outside(unchecked).forEach(actions::check);
        for (Dialog dialog : unchecked.dialogs().values()) {
            ActionSites.of(dialog, unchecked).forEach(actions::check);
            questions.check(dialog);
            if (dialog instanceof Form form) {
                questions.ladder(
                        "dialogs/" + form.id() + "/form/refusals", form.submit().refusals());
                forms.check(form);
                changes.check(form);
            }
        }
        new TextCheck(unchecked, lexicon, flow).check();
        new SendingCheck(unchecked, texts).check();
        new QueueCheck(unchecked, texts, actions, hours, lexicon).check();
        new ReachabilityCheck(unchecked, transitions).check();
        new SlipCheck(unchecked, transitions).check();
        weigh();
    }

    /** What is faulty weighs nothing that could be relied on. */
    private void weigh() {
        if (unchecked.problems().count() == 0) {
            Weight weight =
                    Weight.of(
                            unchecked.dialplan(SlotSurvey.in(unchecked, services, texts)),
                            services,
                            texts);
            new WeightCheck(unchecked.limits(), weight, unchecked.problems()).check();
        }
    }
}
