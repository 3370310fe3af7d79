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
import org.hotline12333.dialog.Asked;
import org.hotline12333.dialog.Dialog;
import org.hotline12333.dialog.Dialog.Form;
import org.hotline12333.dialog.Question;
import org.hotline12333.dialog.Slots;
import org.hotline12333.dialog.Texts;
import org.hotline12333.dialog.Way;
import org.hotline12333.dialog.Way.Cause;
import org.hotline12333.dialog.WrittenWays;
import org.hotline12333.dialog.reading.Draft;
import org.hotline12333.service.Contract;
import org.hotline12333.service.Standing;

/** Finds out what becomes of the slots of a dialplan without problems. */
final class SlotSurvey {
    private final Draft draft;
    private final Map<String, Contract> contracts;
    private final Lexicon lexicon;
    private final Map<String, Set<String>> ofTexts = new HashMap<>();
    private final Set<String> lasting = new HashSet<>();

    private SlotSurvey(Draft draft, Collection<Contract> services, Lexicon lexicon) {
        this.draft = draft;
        this.lexicon = lexicon;
        contracts =
                services.stream().collect(Collectors.toMap(Contract::service, Function.identity()));
    }

    /** As a dialplan without problems uses them. */
    static Slots in(Draft draft, Collection<Contract> services, Texts texts) {
        SlotSurvey survey = new SlotSurvey(draft, services, new Lexicon(texts));
        draft.dialogs().values().forEach(survey::dialog);
        survey.ways(Sites.outside(draft).stream().map(Site::way).toList());
        return new Slots(survey.ofTexts, survey.lasting);
    }

    private void dialog(Dialog dialog) {
        for (Asked asked : Asked.in(dialog)) {
            Question question = asked.question();
            Stream.of(question.prompt(), question.brief(), question.help())
                    .forEach(prompts -> said(prompts, Set.of()));
        }
        if (dialog instanceof Form form) {
            lasting.addAll(contract(form).values().keySet());
        }
        ways(WrittenWays.in(dialog, draft.links(), draft.error()));
    }

    private void ways(List<Way> ways) {
        ways.forEach(way -> said(way.action().prompts(), filled(way)));
    }

    /** What has just been filled when the way is taken. */
    private Set<String> filled(Way way) {
        return way.cause() == Cause.OUTCOME
                        && draft.dialogs().get(way.dialog()) instanceof Form form
                ? Optional.ofNullable(contract(form).outcomes().get(way.name()))
                        .map(outcome -> outcome.slots().keySet())
                        .orElse(Set.of())
                : Set.of();
    }

    private void said(List<String> prompts, Set<String> filled) {
        for (String text : prompts) {
            Set<String> slots = lexicon.slots(text).keySet();
            ofTexts.put(text, slots);
            slots.stream().filter(slot -> !filled.contains(slot)).forEach(lasting::add);
        }
    }

    private Contract contract(Form form) {
        return contracts.getOrDefault(
                form.submit().service(), Contract.of(form.submit().service(), Standing.UNKNOWN));
    }
}
