package org.hotline12333.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hotline12333.channel.KeyInput;
import org.hotline12333.dialog.Dialog.Form;
import org.hotline12333.dialog.Dialog.Menu;
import org.hotline12333.dialog.Dialplan;
import org.hotline12333.dialog.Texts;
import org.hotline12333.dialog.check.TestContracts;
import org.hotline12333.dialog.check.TestTexts;
import org.hotline12333.identity.PersonId;
import org.hotline12333.interpreter.CallState.Place.AtDialog;
import org.hotline12333.prompt.Prompts;
import org.hotline12333.prompt.PromptsException;
import org.hotline12333.service.Contract;
import org.hotline12333.service.Service;
import org.hotline12333.service.VerificationLevel;
import org.hotline12333.services.Services;
import org.hotline12333.value.Value;
import org.hotline12333.value.ValueKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * What the checker proves of slots and standings holds on walks at random, with services that name
 * another person as often as their contracts let them.
 */
class SlotsProofTest {
    private static final int WALKS = 400;
    private static final int STEPS = 120;

    @Test
    void holdsInTheShippedDialplan() throws PromptsException {
        Texts texts = Texts.of(Prompts.load(Path.of("prompts")));

        assertThat(walked(TestDialplans.shipped(), Services.contracts(), texts)).isGreaterThan(1);
    }

    @Test
    void holdsWhereOneCallerAsksForSeveralPeople() {
        assertThat(walked(TestDialplans.persons(), TestContracts.all(), new TestTexts()))
                .isGreaterThan(100);
    }

    /** How often figures of a person before were there to be told. */
    private static int walked(Dialplan plan, Collection<Contract> contracts, Texts texts) {
        int changes = 0;
        for (int seed = 0; seed < WALKS; seed++) {
            RandomCall call = new RandomCall(plan, contracts, texts, new Random(seed));
            for (int step = 0; step < STEPS; step++) {
                call.go();
            }
            changes += call.changes;
        }
        return changes;
    }

    private static final class RandomCall {
        private final Dialplan plan;
        private final Map<String, Contract> contracts;
        private final Texts texts;
        private final Random random;
        private final Set<Value> former = identities();
        private final Set<Value> present = identities();
        private Service.@Nullable Caller caller;
        private Turn turn;
        private Duration clock = Duration.ZERO;
        private int changes;

        RandomCall(Dialplan plan, Collection<Contract> contracts, Texts texts, Random random) {
            this.plan = plan;
            this.contracts =
                    contracts.stream()
                            .collect(Collectors.toMap(Contract::service, Function.identity()));
            this.texts = texts;
            this.random = random;
            this.turn = CallSession.begin(plan, Walk.TODAY, null);
        }

        /** Each value that a service gives is an object of its own. */
        private static Set<Value> identities() {
            return Collections.newSetFromMap(new IdentityHashMap<>());
        }

        void go() {
            clock = clock.plusSeconds(10);
            turn = next();
            List<QueuedPrompt> words = Walk.words(turn.step());
            words.forEach(this::holds);
            assertThat(reachable(words)).noneMatch(former::contains);
        }

        private Turn next() {
            CallSession session = turn.session();
            return switch (turn.step()) {
                case Step.Ask _ -> Tour.spoken(session.answer(keys(session.state()), clock));
                case Step.Recording _ -> turn;
                case Step.Submit submit when random.nextInt(20) > 0 ->
                        session.outcome(served(contract(submit.service()), session.state()));
                case Step.Submit _ -> session.failed();
                case Step.Transfer _ -> QueueTurns.absent(session);
                case Step.End _ -> turn;
            };
        }

        private KeyInput keys(CallState state) {
            AtDialog at = (AtDialog) state.place();
            List<String> keys =
                    switch (plan.dialog(at.dialog())) {
                        case Menu menu ->
                                Stream.concat(
                                                menu.choices().keySet().stream().sorted(),
                                                Stream.of('*', '9', '#'))
                                        .map(String::valueOf)
                                        .toList();
                        case Form form -> {
                            String entry = Tour.entry(form.fields().get(at.field()).type());
                            yield List.of(entry, entry, entry, "*", "0#");
                        }
                    };
            return random.nextInt(15) == 0
                    ? new KeyInput("", KeyInput.End.TIMEOUT)
                    : Tour.keys(one(keys));
        }

        private Service.Result served(Contract contract, CallState state) {
            VerificationLevel known = caller == null ? VerificationLevel.UNKNOWN : caller.level();
            assertThat(known).isGreaterThanOrEqualTo(contract.level());
            assertThat(kinds(state.values())).containsAllEntriesOf(contract.values());
            String name = one(List.copyOf(new TreeMap<>(contract.outcomes()).keySet()));
            Contract.Outcome outcome = Objects.requireNonNull(contract.outcomes().get(name));
            Optional<Service.Caller> next =
                    Optional.ofNullable(outcome.level())
                            .map(given ->
                                    new Service.Caller(given, new PersonId(random.nextInt(3))));
            next.ifPresent(this::becomes);
            Map<String, Value> slots = new HashMap<>();
            outcome.slots()
                    .forEach((slot, kind) ->
                            slots.put(
                                    slot,
                                    LongestState.widest(
                                            slot,
                                            kind,
                                            outcome.phrases().getOrDefault(slot, Set.of()))));
            present.addAll(slots.values());
            return new Service.Result(name, slots, next);
        }

        private void becomes(Service.Caller next) {
            boolean same =
                    caller == null
                            || (caller.person().equals(next.person())
                                    && caller.level().compareTo(next.level()) <= 0);
            if (!same && !present.isEmpty()) {
                former.addAll(present);
                present.clear();
                changes++;
            }
            caller = next;
        }

        /** Each of its slots is filled with a value of its kind. */
        private void holds(QueuedPrompt said) {
            Map<String, ValueKind> slots =
                    texts.slots(turn.session().language(), said.textId()).orElseThrow();
            assertThat(kinds(said.slots())).as(said.textId()).isEqualTo(slots);
        }

        private List<Value> reachable(List<QueuedPrompt> words) {
            CallState state = turn.session().state();
            return Stream.of(
                            Stream.of(state.values()),
                            state.history().slots().values().stream(),
                            state.promptQueue().stream().map(QueuedPrompt::slots),
                            words.stream().map(QueuedPrompt::slots))
                    .flatMap(Function.identity())
                    .flatMap(slots -> slots.values().stream())
                    .toList();
        }

        private static Map<String, ValueKind> kinds(Map<String, Value> values) {
            Map<String, ValueKind> kinds = new HashMap<>();
            values.forEach((slot, value) -> kinds.put(slot, value.kind()));
            return kinds;
        }

        private Contract contract(String service) {
            return Optional.ofNullable(contracts.get(service)).orElseThrow();
        }

        private String one(List<String> all) {
            return all.get(random.nextInt(all.size()));
        }
    }
}
