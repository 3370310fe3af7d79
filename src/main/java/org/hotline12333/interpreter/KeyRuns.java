package org.hotline12333.interpreter;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.hotline12333.interpreter.CallEvent.Answered;
import org.hotline12333.interpreter.CallEvent.Asked;
import org.hotline12333.interpreter.CallEvent.Begun;
import org.hotline12333.interpreter.CallEvent.Ended;

/**
 * Tells an observer what happens in a call, but for numbers that were keyed where none was asked
 * for: at menus each of their keys goes somewhere, and so these ways spell the number. What happens
 * between keys is held back until it is known whether more of them follow; a run of them is told as
 * their count, and then the question at which the caller has come to listen.
 */
public final class KeyRuns implements CallObserver {
    /**
     * So many answers are a run. Whoever knows the menus keys four without listening: language,
     * menu, choice, and a month.
     */
    static final int RUN = 5;

    /**
     * Who listens to a question for longer has come to its end, and does not go on with what was
     * begun before: no question of the shipped dialplan waits longer for the rest of a number.
     */
    static final Duration LISTENING = Duration.ofSeconds(10);

    private final CallObserver observer;

    /** Before this observer. */
    public KeyRuns(CallObserver observer) {
        this.observer = observer;
    }

    @Override
    public Consumer<CallEvent> begins(Begun call) {
        return new Call(observer.begins(call))::see;
    }

    /** One call; used by its thread. */
    private static final class Call {
        private final Consumer<CallEvent> observer;
        private final List<CallEvent> held = new ArrayList<>();
        private int answers;
        private int keys;

        /** Whether what was keyed at a field was nothing that it asks for. */
        private boolean astray;

        private Duration askedAt = Duration.ZERO;

        /** Since the last key; while a service works, nobody listens. */
        private Duration listened = Duration.ZERO;

        Call(Consumer<CallEvent> observer) {
            this.observer = observer;
        }

        void see(CallEvent event) {
            switch (event) {
                case Asked asked -> {
                    askedAt = asked.at();
                    pass(asked);
                }
                case Answered answered -> answered(answered);
                case Ended ended -> {
                    end(ended.how() == CallEvent.End.HANDED_OVER);
                    observer.accept(ended);
                }
                case Begun _,
                        CallEvent.KeyRun _,
                        CallEvent.Went _,
                        CallEvent.Served _,
                        CallEvent.Unsaid _,
                        CallEvent.Returned _,
                        CallEvent.Closing _ ->
                        pass(event);
            }
        }

        private void answered(Answered answer) {
            listened = listened.plus(answer.at().minus(askedAt));
            boolean entry = answer.length() > 1; // one key alone may be none of a secret
            boolean hidden = entry && answer.secret();
            // When an entry began is not known: it may have been at once.
            if (hidden || (!entry && listened.compareTo(LISTENING) > 0)) {
                end(false);
            }
            if (answer.length() > 0) {
                listened = Duration.ZERO;
            }
            if (answer.length() > 0 && !hidden) {
                answers++;
                keys += answer.length();
                astray |= answer.length() > 1 && answer.keys().isEmpty();
                held.add(answer);
            } else {
                pass(answer);
            }
        }

        private void pass(CallEvent event) {
            if (held.isEmpty()) {
                observer.accept(event);
            } else {
                held.add(event);
            }
        }

        /**
         * No more keys follow.
         *
         * @param unseen but perhaps on another server
         */
        private void end(boolean unseen) {
            if (!held.isEmpty() && (unseen || answers >= RUN)) {
                Answered first = (Answered) held.getFirst();
                observer.accept(new CallEvent.KeyRun(lastKey(), first.place(), keys));
                if (held.getLast() instanceof Asked question) {
                    observer.accept(question);
                }
            } else {
                held.forEach(event -> observer.accept(astray ? withoutEntry(event) : event));
            }
            held.clear();
            answers = 0;
            keys = 0;
            astray = false;
        }

        /** The second six keys of an ID number are a month. */
        private static CallEvent withoutEntry(CallEvent event) {
            return event instanceof Answered entry && entry.length() > 1 ? entry.untold() : event;
        }

        private Duration lastKey() {
            return held.reversed().stream()
                    .filter(event -> event instanceof Answered answer && answer.length() > 0)
                    .findFirst()
                    .orElseThrow()
                    .at();
        }
    }
}
