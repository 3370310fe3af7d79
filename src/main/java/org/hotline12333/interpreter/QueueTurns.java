package org.hotline12333.interpreter;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
import org.hotline12333.hours.Opening.Closed;
import org.hotline12333.interpreter.CallState.Place.AtDialog;
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

    /**
     * The exchange gives the caller back to a dialplan that has the queue.
     *
     * @param closed how it stands with the queue where its hours are over
     */
    static Turn back(CallSession session, Arrival arrival, Optional<Closed> closed) {
        return switch (arrival) {
            case Arrival.Back(Visit visit) -> back(session, visit.outcome(), closed);
            case Arrival.First _,
                    Arrival.Draft _,
                    Arrival.Gone _,
                    Arrival.Clock _,
                    Arrival.CalledBack _,
                    Arrival.CallOver _ ->
                    inVain(session, closed);
        };
    }

    private static Turn back(CallSession session, Outcome outcome, Optional<Closed> closed) {
        return switch (outcome) {
            case CONTINUE -> served(session);
            case KEY -> out(session);
            case TIMEOUT -> again(session, closed);
            case JOINEMPTY,
                    LEAVEEMPTY,
                    JOINUNAVAIL,
                    LEAVEUNAVAIL,
                    FULL,
                    WITHDRAW,
                    ABANDONED,
                    UNKNOWN ->
                    inVain(session, closed);
        };
    }

    private static Turn served(CallSession session) {
        Queue queue = queue(session);
        return queue.served()
                .map(action -> unsaid(session).take(Transition.served(queue, action)))
                .orElseGet(() -> new Turn(session, new Step.End(List.of())));
    }

    /** Led out of the queue, by the key or since the patience is over; the place is kept. */
    static Turn out(CallSession session) {
        Queue queue = queue(session);
        return queue.waiting()
                .map(told -> unsaid(session).take(Transition.out(queue, told.out())))
                .orElseGet(() -> absent(session));
    }

    private static Turn again(CallSession session, Optional<Closed> closed) {
        Queue queue = queue(session);
        int told = inQueue(session).told();
        if (queue.waiting().isEmpty()) {
            return inVain(session, closed);
        }
        return queue.waiting().get().isOver(told)
                ? out(session)
                : new Turn(session, new Step.Transfer(List.of(), queue.target(session.language())));
    }

    /** A transfer about to be performed, with what is said of the caller's place. */
    static Turn told(CallSession session, Step.Transfer transfer, QueuePlace place) {
        Queue queue = queue(session);
        if (queue.waiting().isEmpty() || !place.isWaiting()) {
            return new Turn(counted(session), transfer);
        }
        List<QueuedPrompt> words = new ArrayList<>(transfer.prompts());
        words.addAll(words(queue.waiting().get(), place));
        return new Turn(counted(session), new Step.Transfer(words, transfer.target(), true));
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
                queue(session).shown(List.of(standing, language, place)));
    }

    /** Whom nobody has answered, who would try again in vain where it is closed by now. */
    private static Turn inVain(CallSession session, Optional<Closed> closed) {
        return closed.map(hours -> closed(session, hours)).orElseGet(() -> absent(session));
    }

    /** It is not the hours of the queue that the last step was to transfer to. */
    static Turn closed(CallSession session, Closed closed) {
        Queue queue = queue(session);
        return session.with(session.state().filled(closed.slots()))
                .take(Transition.closed(queue, queue.hours().orElseThrow()));
    }

    /** Nobody takes the transfer that was the last step: why it was one is still said. */
    static Turn absent(CallSession session) {
        return session.take(Transition.absent(queue(session)));
    }

    /** Whether the caller's place in a queue is kept where the call stands. */
    static boolean keepsPlace(CallSession session) {
        return switch (session.state().place()) {
            case InQueue _ -> true;
            case AtDialog(String dialog, int _) -> session.plan().keepsPlace(dialog);
        };
    }

    /** The queue in which the caller waits. */
    static Queue queue(CallSession session) {
        return session.plan().queue(inQueue(session).queue());
    }

    /** After the caller was told how long it takes, once more. */
    private static CallSession counted(CallSession session) {
        InQueue place = inQueue(session);
        return session.with(session.state().at(new InQueue(place.queue(), place.told() + 1)));
    }

    /** Without what is still to be said. */
    private static CallSession unsaid(CallSession session) {
        return session.with(session.state().withPromptQueue(List.of()));
    }

    private static InQueue inQueue(CallSession session) {
        if (session.state().place() instanceof InQueue place) {
            return place;
        }
        throw new IllegalStateException("no transfer under way");
    }
}
