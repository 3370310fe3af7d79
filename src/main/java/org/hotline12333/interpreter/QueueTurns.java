package org.hotline12333.interpreter;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hotline12333.channel.Arrival;
import org.hotline12333.channel.Arrival.Outcome;
import org.hotline12333.channel.Arrival.Visit;
import org.hotline12333.channel.CollectSpec;
import org.hotline12333.channel.KeyInput;
import org.hotline12333.channel.Passage.Card;
import org.hotline12333.channel.QueuePlace;
import org.hotline12333.dialog.Queue;
import org.hotline12333.dialog.Queue.Waiting;
import org.hotline12333.dialog.Transition;
import org.hotline12333.interpreter.CallState.Place.InQueue;
import org.hotline12333.service.VerificationLevel;
import org.hotline12333.value.Value;

/**
 * The turns of a call that waits for an agent: told how long, back from the queue, and led out of
 * it.
 */
final class QueueTurns {
    /** A key that comes with the last word counts. */
    private static final Duration GRACE = Duration.ofMillis(400);

    /** While a caller is told how long it takes. */
    static final CollectSpec KEY = new CollectSpec(1, GRACE, GRACE, true, false, false);

    private QueueTurns() {}

    /** The exchange gives the caller back to a dialplan that has the queue. */
    static Turn back(CallSession session, Arrival arrival) {
        return switch (arrival) {
            case Arrival.Back(Visit visit) -> back(session, visit.outcome());
            case Arrival.First _, Arrival.Gone _ -> session.absent();
        };
    }

    private static Turn back(CallSession session, Outcome outcome) {
        return switch (outcome) {
            case CONTINUE -> served(session);
            case KEY -> out(session);
            case TIMEOUT -> again(session);
            case JOINEMPTY,
                    LEAVEEMPTY,
                    JOINUNAVAIL,
                    LEAVEUNAVAIL,
                    FULL,
                    WITHDRAW,
                    ABANDONED,
                    UNKNOWN ->
                    session.absent();
        };
    }

    private static Turn served(CallSession session) {
        Queue queue = session.queue();
        return queue.served()
                .map(action -> session.unsaid().take(Transition.served(queue, action)))
                .orElseGet(() -> new Turn(session, new Step.End(List.of())));
    }

    /** Led out of the queue, by the key or since the patience is over; the place is kept. */
    static Turn out(CallSession session) {
        Queue queue = session.queue();
        return queue.waiting()
                .map(told -> session.unsaid().take(Transition.out(queue, told.out())))
                .orElseGet(session::absent);
    }

    private static Turn again(CallSession session) {
        Queue queue = session.queue();
        int told = inQueue(session).told();
        if (queue.waiting().isEmpty()) {
            return session.absent();
        }
        return queue.waiting().get().isOver(told)
                ? out(session)
                : new Turn(session, new Step.Transfer(List.of(), queue.target(session.language())));
    }

    /** A transfer about to be performed, with what is said of the caller's place. */
    static Turn told(CallSession session, Step.Transfer transfer, QueuePlace place) {
        Queue queue = session.queue();
        if (queue.waiting().isEmpty() || !place.isWaiting()) {
            return new Turn(session.told(), transfer);
        }
        List<QueuedPrompt> words = new ArrayList<>(transfer.prompts());
        words.addAll(words(queue.waiting().get(), place));
        return new Turn(session.told(), new Step.Transfer(words, transfer.target(), true));
    }

    private static List<QueuedPrompt> words(Waiting told, QueuePlace place) {
        List<QueuedPrompt> words = new ArrayList<>();
        words.add(
                place.ahead() == 0
                        ? new QueuedPrompt(told.next(), Map.of())
                        : counted(told.ahead(), Queue.AHEAD, place.ahead()));
        if (place.minutes() > 0) {
            words.add(counted(told.minutes(), Queue.MINUTES, place.minutes()));
        }
        words.add(new QueuedPrompt(told.hint(), Map.of()));
        return words;
    }

    private static QueuedPrompt counted(String text, String slot, long number) {
        return new QueuedPrompt(text, Map.of(slot, new Value.Counted(number)));
    }

    /** Whether the caller, while told, wants out. */
    static boolean leadsOut(KeyInput keys) {
        return keys.keys().equals(String.valueOf(Waiting.KEY));
    }

    /** What the agent gets of who waits: words of tables, never a number. */
    static Card card(CallSession session) {
        CallState state = session.state();
        VerificationLevel level =
                state.caller() == null ? VerificationLevel.UNKNOWN : state.caller().level();
        String standing = level.name().toLowerCase(Locale.ROOT);
        String language = state.language().code();
        List<String> menus = state.history().menus();
        String place = menus.isEmpty() ? "" : menus.getLast();
        return new Card(
                standing,
                language,
                place,
                session.queue().shown(List.of(standing, language, place)));
    }

    static InQueue inQueue(CallSession session) {
        if (session.state().place() instanceof InQueue place) {
            return place;
        }
        throw new IllegalStateException("no transfer under way");
    }
}
