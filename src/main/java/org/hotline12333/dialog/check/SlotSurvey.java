package org.hotline12333.dialog.check;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hotline12333.dialog.Action.Target;
import org.hotline12333.dialog.Asked;
import org.hotline12333.dialog.Dialog;
import org.hotline12333.dialog.Dialog.Form;
import org.hotline12333.dialog.Question;
import org.hotline12333.dialog.Slots;
import org.hotline12333.dialog.Texts;
import org.hotline12333.dialog.Transition;
import org.hotline12333.dialog.Transition.Cause;
import org.hotline12333.dialog.WrittenTransitions;
import org.hotline12333.dialog.reading.UncheckedDialplan;
import org.hotline12333.service.Contract;
import org.hotline12333.service.Contract.Outcome;

/**
 * Finds out what becomes of the slots of a dialplan without problems: which are live in which
 * dialog, the least fixpoint against the ways of a call. Of what runs from anywhere only the words
 * outside a queue's hours say any, which are filled there.
 */
final class SlotSurvey {
    private final UncheckedDialplan unchecked;
    private final Map<String, Contract> contracts;
    private final Lexicon lexicon;
    private final Map<String, Set<String>> ofTexts = new HashMap<>();
    private final Map<String, Set<String>> ahead = new HashMap<>();

    private SlotSurvey(
            UncheckedDialplan unchecked, Collection<Contract> services, Lexicon lexicon) {
        this.unchecked = unchecked;
        this.lexicon = lexicon;
        contracts =
                services.stream().collect(Collectors.toMap(Contract::service, Function.identity()));
    }

    /** As a dialplan without problems uses them. */
    static Slots in(UncheckedDialplan unchecked, Collection<Contract> services, Texts texts) {
        SlotSurvey survey = new SlotSurvey(unchecked, services, new Lexicon(texts));
        Collection<Dialog> dialogs = unchecked.dialogs().values();
        dialogs.forEach(survey::asked);
        boolean grown = true;
        while (grown) {
            grown = false;
            for (Dialog dialog : dialogs) {
                grown |= survey.led(dialog);
            }
        }
        unchecked.queues().values().stream()
                .flatMap(queue -> queue.hours().stream())
                .forEach(hours -> survey.said(hours.closed().prompts()));
        return new Slots(survey.ofTexts, survey.ahead);
    }

    /** What the dialog itself says or reads. */
    private void asked(Dialog dialog) {
        Set<String> here = ahead.computeIfAbsent(dialog.id(), _ -> new HashSet<>());
        for (Asked asked : Asked.in(dialog)) {
            Question question = asked.question();
            Stream.of(question.prompt(), question.brief(), question.help())
                    .forEach(prompts -> here.addAll(said(prompts)));
        }
        if (dialog instanceof Form form) {
            contract(form).map(Contract::values).ifPresent(values -> here.addAll(values.keySet()));
        }
    }

    /** What its actions say, and what is needed where they lead. */
    private boolean led(Dialog dialog) {
        Set<String> here = ahead.computeIfAbsent(dialog.id(), _ -> new HashSet<>());
        boolean grown = false;
        for (Transition transition :
                WrittenTransitions.in(dialog, unchecked.links(), unchecked.error())) {
            Set<String> needed = new HashSet<>(said(transition.action().prompts()));
            if (transition.target() instanceof Target.Goto(String next)) {
                needed.addAll(ahead.getOrDefault(next, Set.of()));
            }
            Optional<Outcome> outcome = outcome(dialog, transition);
            outcome.ifPresent(given -> needed.removeAll(given.slots().keySet()));
            grown |= outcome.filter(Outcome::saysWhoCalls).isEmpty() && here.addAll(needed);
        }
        return grown;
    }

    private Set<String> said(List<String> prompts) {
        return prompts.stream()
                .flatMap(text ->
                        ofTexts.computeIfAbsent(text, id -> lexicon.slots(id).keySet()).stream())
                .collect(Collectors.toSet());
    }

    private Optional<Outcome> outcome(Dialog dialog, Transition transition) {
        return transition.cause() == Cause.OUTCOME && dialog instanceof Form form
                ? contract(form).map(contract -> contract.outcomes().get(transition.name()))
                : Optional.empty();
    }

    private Optional<Contract> contract(Form form) {
        return Optional.ofNullable(contracts.get(form.submit().service()));
    }
}
