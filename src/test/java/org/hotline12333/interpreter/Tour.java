package org.hotline12333.interpreter;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hotline12333.channel.KeyInput;
import org.hotline12333.dialog.Action.Target;
import org.hotline12333.dialog.Dialog.Form;
import org.hotline12333.dialog.Dialog.Menu;
import org.hotline12333.dialog.Dialplan;
import org.hotline12333.identity.PersonId;
import org.hotline12333.interpreter.CallState.Place.AtDialog;
import org.hotline12333.service.Contract;
import org.hotline12333.service.FieldType;
import org.hotline12333.service.Service;
import org.hotline12333.service.VerificationLevel;
import org.hotline12333.services.Services;
import org.hotline12333.value.Sound;
import org.hotline12333.value.Value;

/**
 * One call that hears every answer of every service, the ways found by trying; then all of them
 * once more, so that at each of these all others have been heard before.
 */
public final class Tour {
    private static final int TRIES_MAX = 10_000;
    private static final int AROUND_MAX = 300;

    private final Dialplan plan;

    private Tour(Dialplan plan) {
        this.plan = plan;
    }

    /** What moves a call on. */
    public sealed interface Move {
        /** The caller keys this, as one answer. */
        record Keyed(String keys) implements Move {}

        /** The service answers. */
        record Served(String service, Service.Result result) implements Move {}
    }

    /**
     * An answer that was heard.
     *
     * @param name the service and its outcome
     * @param moves all that led there since the call began
     * @param line the call's state at the question that follows
     * @param texts what is said there, the answer first
     * @param refused whether the form begins anew
     */
    public record Stop(
            String name, List<Move> moves, String line, List<String> texts, boolean refused) {}

    private record Reached(Turn turn, List<Move> moves) {
        Reached by(Move move, Turn next) {
            List<Move> more = new ArrayList<>(moves);
            more.add(move);
            return new Reached(next, more);
        }
    }

    /** Through the shipped dialplan, in the language of this key of the welcome. */
    public static List<Stop> of(String languageKey) {
        return new Tour(TestDialplans.shipped()).stops(languageKey);
    }

    private List<Stop> stops(String languageKey) {
        Turn begun = CallSession.begin(plan, Walk.TODAY, null);
        Reached at = keyed(new Reached(begun, List.of()), languageKey);
        List<Stop> stops = new ArrayList<>();
        for (int round = 0; round < 2; round++) {
            for (Contract contract : Services.contracts()) {
                for (String outcome : new TreeMap<>(contract.outcomes()).keySet()) {
                    Reached answered = answered(at, contract.service(), outcome);
                    if (answered.turn().step() instanceof Step.Ask) { // or it leads to a person
                        at = answered;
                        stops.add(stop(at, contract.service(), outcome));
                    }
                }
            }
        }
        return stops;
    }

    private Stop stop(Reached at, String service, String outcome) {
        Step.Ask ask = (Step.Ask) at.turn().step();
        return new Stop(
                service + " " + outcome,
                at.moves(),
                at.turn().session().state().line(),
                ask.prompts().stream().map(QueuedPrompt::textId).toList(),
                isRefusal(service, outcome));
    }

    private boolean isRefusal(String service, String outcome) {
        return plan.dialogs().values().stream()
                .filter(Form.class::isInstance)
                .map(dialog -> ((Form) dialog).submit())
                .filter(submit -> submit.service().equals(service))
                .map(submit -> submit.outcomes().get(outcome))
                .anyMatch(action -> action != null && action.target() instanceof Target.Refuse);
    }

    /** The nearest place where this was answered and something is asked again. */
    private Reached answered(Reached from, String service, String outcome) {
        Deque<Reached> open = new ArrayDeque<>(List.of(from));
        Set<String> seen = new HashSet<>();
        Optional<Reached> person = Optional.empty();
        for (int tries = 0;
                tries < (person.isEmpty() ? TRIES_MAX : AROUND_MAX) && !open.isEmpty();
                tries++) {
            Reached at = open.remove();
            if (at.turn().step() instanceof Step.Submit submit
                    && submit.service().equals(service)) {
                Reached answered = onToAQuestion(served(at, service, outcome));
                if (answered.turn().step() instanceof Step.Ask) {
                    return answered;
                }
                person = Optional.of(answered);
                continue; // refused once too often: there may be a way around
            }
            CallState state = at.turn().session().state();
            if (seen.add(state.place() + " " + state.caller() + state.slips().refusals())) {
                open.addAll(next(at));
            }
        }
        if (person.isPresent()) {
            return person.get();
        }
        throw new IllegalStateException("no way to " + service + " " + outcome);
    }

    /** An answer in two parts is over when something is asked. */
    private Reached onToAQuestion(Reached at) {
        Reached now = at;
        while (now.turn().step() instanceof Step.Submit submit) {
            now = served(now, submit.service(), likeliest(submit.service()));
        }
        return now;
    }

    private String likeliest(String service) {
        return new TreeMap<>(outcomes(service)).firstKey();
    }

    private static Map<String, Contract.Outcome> outcomes(String service) {
        return Services.contracts().stream()
                .filter(contract -> contract.service().equals(service))
                .map(Contract::outcomes)
                .findFirst()
                .orElseThrow();
    }

    private List<Reached> next(Reached at) {
        return switch (at.turn().step()) {
            case Step.Ask _ -> atQuestion(at);
            case Step.Submit(String service, _, _) ->
                    outcomes(service).keySet().stream()
                            .sorted()
                            .map(outcome -> served(at, service, outcome))
                            .toList();
            case Step.Recording _, Step.Transfer _, Step.End _ -> List.of();
        };
    }

    private List<Reached> atQuestion(Reached at) {
        AtDialog place = (AtDialog) at.turn().session().state().place();
        return switch (plan.dialog(place.dialog())) {
            case Menu menu -> {
                Set<Character> keys = new HashSet<>(menu.choices().keySet());
                keys.add('*'); // a # may trail an entry
                yield keys.stream().sorted().map(key -> keyed(at, String.valueOf(key))).toList();
            }
            case Form form -> {
                String entry = entry(form.fields().get(place.field()).type());
                boolean refused = at.turn().session().state().slips().refusals() > 0;
                yield Stream.of(entry, "*")
                        .filter(keys -> refused || keys.equals(entry))
                        .map(keys -> keyed(at, keys))
                        .toList();
            }
        };
    }

    /** What a caller keys for such a field. */
    static String entry(FieldType type) {
        return switch (type) {
            case ID_NUMBER -> "990000198001010012";
            case SOCIAL_SECURITY_NUMBER -> "1000000012#";
            case PASSWORD -> "135790";
            case YEAR_MONTH -> "202609";
            case YEAR -> "2025";
            case TICKET_NUMBER -> "100000008";
            case TELEPHONE_NUMBER -> "13812345678#";
            case RECORDING -> "#";
        };
    }

    private static Reached keyed(Reached at, String keys) {
        return at.by(
                new Move.Keyed(keys),
                spoken(at.turn().session().answer(keys(keys), Duration.ZERO)));
    }

    /** What comes of it once the caller has spoken, where they are recorded. */
    static Turn spoken(Turn turn) {
        return turn.step() instanceof Step.Recording
                ? turn.session()
                        .recorded(new Sound(new byte[8_000], Duration.ofSeconds(3)), Duration.ZERO)
                : turn;
    }

    /** These keys as one answer. */
    static KeyInput keys(String keys) {
        boolean ended = keys.endsWith("#");
        return new KeyInput(
                ended ? keys.substring(0, keys.length() - 1) : keys,
                ended ? KeyInput.End.TERMCHAR : KeyInput.End.COMPLETE);
    }

    private Reached served(Reached at, String service, String outcome) {
        Contract.Outcome promised = Objects.requireNonNull(outcomes(service).get(outcome));
        Map<String, Value> slots = new HashMap<>();
        promised.slots()
                .forEach((slot, kind) ->
                        slots.put(
                                slot,
                                LongestState.widest(
                                        slot,
                                        kind,
                                        promised.phrases().getOrDefault(slot, Set.of()))));
        Optional<Service.Caller> caller =
                Optional.ofNullable(promised.level())
                        .filter(level -> level != VerificationLevel.UNKNOWN)
                        .map(level -> new Service.Caller(level, new PersonId(Long.MAX_VALUE)));
        Service.Result result = new Service.Result(outcome, slots, caller);
        return at.by(new Move.Served(service, result), at.turn().session().outcome(result));
    }
}
