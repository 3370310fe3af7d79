package org.hotline12333.dialog.weight;

import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hotline12333.dialog.Action;
import org.hotline12333.dialog.Action.Target;
import org.hotline12333.dialog.Dialog.Field;
import org.hotline12333.dialog.Dialog.Form;
import org.hotline12333.dialog.Dialog.Menu;
import org.hotline12333.dialog.Dialplan;
import org.hotline12333.dialog.Question;
import org.hotline12333.dialog.Texts;
import org.hotline12333.dialog.weight.Weight.Answer;
import org.hotline12333.dialog.weight.WeightTrip.Milestone;
import org.hotline12333.prompt.Language;
import org.hotline12333.service.Contract;
import org.hotline12333.service.FieldType;
import org.hotline12333.service.VerificationLevel;

/** Walks from the welcome to all that keys lead to, going on from where a caller is soonest. */
final class WeightSearch {
    /** They have 8 to 12 digits. */
    private static final int SOCIAL_SECURITY_NUMBER = 10;

    /** Most people have one. */
    private static final int MOBILE = 11;

    private final Dialplan dialplan;
    private final Map<String, Contract> contracts;
    private final WeightTexts texts;
    private final PriorityQueue<Arrival> open =
            new PriorityQueue<>(Comparator.comparing(arrival -> arrival.trip().heard()));
    private final Set<Spot> seen = new HashSet<>();
    private final Map<Place, Answer> answers = new HashMap<>();
    private final Map<Place, Weight.Menu> menus = new HashMap<>();

    private record Spot(String dialog, Language language, VerificationLevel level) {}

    private record Arrival(Spot spot, WeightTrip trip) {}

    private record Place(Language language, String path) {}

    WeightSearch(Dialplan dialplan, Collection<Contract> services, Texts texts) {
        this.dialplan = dialplan;
        this.contracts =
                services.stream().collect(Collectors.toMap(Contract::service, Function.identity()));
        this.texts = new WeightTexts(texts, services);
    }

    Weight weight() {
        Spot welcome = new Spot(dialplan.start(), dialplan.language(), VerificationLevel.UNKNOWN);
        open.add(new Arrival(welcome, WeightTrip.BEGUN));
        while (!open.isEmpty()) {
            Arrival next = open.remove();
            if (seen.add(next.spot())) {
                enter(next.spot(), next.trip());
            }
        }
        return new Weight(
                answers.values().stream()
                        .sorted(
                                Comparator.comparing((Answer a) -> a.language().code())
                                        .thenComparing(a -> a.all().heard())
                                        .thenComparing(Answer::path))
                        .toList(),
                menus.values().stream()
                        .sorted(
                                Comparator.comparing((Weight.Menu m) -> m.language().code())
                                        .thenComparing(Weight.Menu::path))
                        .toList());
    }

    private void enter(Spot spot, WeightTrip trip) {
        switch (dialplan.dialog(spot.dialog())) {
            case Menu menu -> menu(spot, menu, trip);
            case Form form -> form(spot, form, trip);
        }
    }

    private void menu(Spot spot, Menu menu, WeightTrip trip) {
        weigh(spot.language(), menu);
        WeightTrip pressed = asked(spot, menu.question(), 1, trip);
        Map<Character, Action> keys = new TreeMap<>(dialplan.links());
        keys.putAll(menu.choices());
        keys.forEach((key, action) -> {
            if (action.equals(menu.choices().get(key))
                    && (tellsAll(action, menu) || tellsTopic(action, menu))) {
                String path = "dialogs/" + menu.id() + "/menu/choices/" + key;
                answer(spot, action.prompts().getFirst(), path, pressed, Duration.ZERO);
            }
            follow(action, spot, pressed, Optional.empty());
        });
    }

    /** Such a choice leads to nothing but its words. */
    private boolean tellsAll(Action choice, Menu menu) {
        return dialplan.topicPart(menu.id()).isEmpty()
                && !choice.prompts().isEmpty()
                && choice.target() instanceof Target.Goto(String dialog)
                && dialog.equals(menu.id());
    }

    /** Such a choice leads from the first page, for who wants more listens on, to a topic. */
    private boolean tellsTopic(Action choice, Menu menu) {
        return !choice.prompts().isEmpty()
                && choice.target() instanceof Target.Goto(String dialog)
                && dialplan.topicMenus().written().stream()
                        .anyMatch(list -> list.id().equals(menu.id()))
                && dialplan.topicPart(dialog).isPresent();
    }

    private void weigh(Language language, Menu menu) {
        List<String> prompt = menu.question().prompt();
        String path = "dialogs/" + menu.id() + "/menu";
        menus.computeIfAbsent(
                new Place(language, path),
                _ ->
                        new Weight.Menu(
                                language,
                                menu.id(),
                                path,
                                menu.choices().size(),
                                texts.firstOption(language, prompt, menu.choices().keySet())));
    }

    private void form(Spot spot, Form form, WeightTrip trip) {
        WeightTrip filled = trip;
        for (Field field : form.fields()) {
            filled = asked(spot, field.question(), keys(field.type()), filled);
        }
        Contract contract = contracts.get(form.submit().service());
        if (contract == null) {
            throw new IllegalStateException("no service " + form.submit().service());
        }
        boolean answers = answers(form, contract, spot.language());
        if (answers && filled.begun().isEmpty()) {
            Duration leadIn = leadIn(form, spot.language());
            answer(spot, form.id(), "dialogs/" + form.id() + "/form", filled, leadIn);
        }
        for (var routed : new TreeMap<>(form.submit().outcomes()).entrySet()) {
            Contract.Outcome outcome = contract.outcomes().get(routed.getKey());
            if (outcome != null && canBe(outcome, form, spot)) {
                VerificationLevel given = outcome.level();
                VerificationLevel level = given == null ? spot.level() : given;
                Spot after = new Spot(spot.dialog(), spot.language(), level);
                follow(
                        routed.getValue(),
                        after,
                        filled,
                        Optional.of(form.id()).filter(_ -> answers));
            }
        }
    }

    /** A form that asks nothing can only recall who calls. */
    private static boolean canBe(Contract.Outcome outcome, Form form, Spot spot) {
        VerificationLevel given = outcome.level();
        return given == null || !form.fields().isEmpty() || given.compareTo(spot.level()) <= 0;
    }

    /** What sends texts that it names tells nothing that was not heard before. */
    private boolean answers(Form form, Contract contract, Language language) {
        return !contract.changing()
                && form.submit().sends().isEmpty()
                && contract.level() != VerificationLevel.INITIAL
                && form.submit().outcomes().values().stream()
                        .map(Action::prompts)
                        .filter(prompts -> !prompts.isEmpty())
                        .anyMatch(prompts ->
                                contract.level() == VerificationLevel.VERIFIED
                                        || texts.haveSlots(language, prompts));
    }

    /** What is said before the point, where the outcome is the one that comes to it soonest. */
    private Duration leadIn(Form form, Language language) {
        return form.submit().outcomes().values().stream()
                .map(Action::prompts)
                .filter(prompts -> texts.haveSlots(language, prompts))
                .map(prompts -> texts.leadIn(language, prompts))
                .min(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    private void answer(Spot spot, String name, String path, WeightTrip trip, Duration leadIn) {
        WeightTrip begun = trip.says(leadIn);
        answers.putIfAbsent(
                new Place(spot.language(), path),
                new Answer(
                        spot.language(),
                        name,
                        path,
                        begun.cost(),
                        begun.typed().plus(begun.said()),
                        begun.said(),
                        begun.before().map(Milestone::answer),
                        begun.before()
                                .map(before -> begun.cost().since(before.cost()))
                                .orElse(begun.cost())));
    }

    private WeightTrip asked(Spot spot, Question question, int keys, WeightTrip trip) {
        return trip.says(texts.length(spot.language(), question.prompt()))
                .keys(keys, question.bargein());
    }

    private void follow(Action action, Spot from, WeightTrip trip, Optional<String> answer) {
        if (action.target() instanceof Target.Goto(String dialog)) {
            Language language = action.language().orElse(from.language());
            WeightTrip there = trip.says(texts.length(language, action.prompts()));
            if (answer.isPresent() && !action.prompts().isEmpty()) {
                there = there.answered(answer.get());
            }
            open.add(new Arrival(new Spot(dialog, language, from.level()), there));
        }
    }

    /** The keys of an entry as most are: as long as it may be, else with a {@code #}. */
    private static int keys(FieldType type) {
        return switch (type) {
            case SOCIAL_SECURITY_NUMBER -> SOCIAL_SECURITY_NUMBER + 1;
            case TELEPHONE_NUMBER -> MOBILE + 1;
            case ID_NUMBER, PASSWORD, YEAR_MONTH, YEAR, TICKET_NUMBER, RECORDING ->
                    type.maxLength();
        };
    }
}
