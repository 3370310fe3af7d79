package org.hotline12333.interpreter;

import java.time.LocalDate;
import java.util.Optional;
import org.hotline12333.channel.Arrival;
import org.hotline12333.dialog.Dialplan;
import org.hotline12333.hours.Opening.Closed;
import org.hotline12333.interpreter.CallState.Place.AtDialog;
import org.hotline12333.interpreter.CallState.Place.InQueue;

/** How a call goes on that comes back. */
final class Resumption {
    private Resumption() {}

    /**
     * A call that comes back: from a queue where nobody answered, or from a server that is gone;
     * there, the caller hears of it unless the server meant to leave, and a form begins anew, for
     * what was keyed was nowhere kept. In another dialplan than its own it goes on without what its
     * last answer said; what that dialplan does not have begins anew, but who calls stays known.
     *
     * @param arrival why the exchange gives it back
     * @param closed how it stands with the queue from which it comes, where its hours are over
     */
    static Turn of(
            Dialplan plan,
            LocalDate today,
            CallState saved,
            Arrival arrival,
            Optional<Closed> closed) {
        CallState state =
                plan.digest().equals(saved.digest()) ? saved : saved.withDialplan(plan.digest());
        CallSession session = CallSession.at(plan, today, state);
        return switch (state.place()) {
            case InQueue(String queue, int _) when plan.queues().containsKey(queue) ->
                    QueueTurns.back(session, arrival, closed);
            case InQueue _ -> session.enter(plan.start());
            case AtDialog(String dialog, int _) ->
                    session.with(state.resumed(plan.interrupted()))
                            .enter(plan.dialogs().containsKey(dialog) ? dialog : plan.start());
        };
    }
}
