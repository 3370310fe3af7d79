package org.hotline12333.interpreter;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.hotline12333.dialog.Transition;
import org.hotline12333.service.FieldValue;

/**
 * A session, what it wants done, and the ways that led there from the turn before.
 *
 * @param filled whether a field was filled, with what is likely to be meant
 */
record Turn(CallSession session, Step step, List<Transition> transitions, boolean filled) {
    Turn(CallSession session, Step step) {
        this(session, step, List.of(), false);
    }

    /** The same, by this way before the others. */
    Turn after(Transition transition) {
        if (transitions.isEmpty()) {
            return new Turn(session, step, List.of(transition), filled);
        }
        List<Transition> all = new ArrayList<>(List.of(transition));
        all.addAll(transitions);
        return new Turn(session, step, List.copyOf(all), filled);
    }

    /** The same, which tells who leaves the welcome these texts for all callers. */
    Turn telling(List<String> texts) {
        return new Turn(session.telling(texts), step, transitions, filled);
    }

    /** The same, from where a caller was told what a service may send on that is given nothing. */
    Turn behind(CallState before) {
        return step instanceof Step.Submit(String service, var fields, var told) && told.isEmpty()
                ? new Turn(
                        session,
                        new Step.Submit(service, fields, before.promptQueue()),
                        transitions,
                        filled)
                : this;
    }

    /** The same, after a field was filled. */
    Turn filledBy(FieldValue value, LocalDate today) {
        return new Turn(session, step, transitions, value.isLikely(today));
    }

    /** Whether the keys before it led somewhere, so that they are what they were taken for. */
    boolean tookKeys() {
        return transitions.isEmpty()
                ? filled
                : switch (transitions.getFirst().cause()) {
                    case CHOICE, LINK -> true;
                    case NOINPUT,
                            NOMATCH,
                            MISTAKEN,
                            REFUSAL,
                            OUTCOME,
                            HANGUP,
                            ABSENT,
                            CLOSED,
                            OUT,
                            SERVED,
                            ERROR,
                            LIMIT ->
                            false;
                };
    }
}
