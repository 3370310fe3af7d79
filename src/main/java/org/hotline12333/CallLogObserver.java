package org.hotline12333;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.hotline12333.calllog.CallLog;
import org.hotline12333.calllog.CallRecorder;
import org.hotline12333.calllog.Leg;
import org.hotline12333.calllog.LoggedCall;
import org.hotline12333.channel.Arrival;
import org.hotline12333.channel.CallFacts;
import org.hotline12333.interpreter.CallEvent;
import org.hotline12333.interpreter.CallObserver;
import org.hotline12333.interpreter.KeyRuns;

/**
 * Takes calls down in the call log while they are run, without runs of keys.
 *
 * @param isAnswer whether what happens is what the caller came for
 */
public record CallLogObserver(CallLog log, Predicate<CallEvent> isAnswer) implements CallObserver {
    @Override
    public Consumer<CallEvent> begins(CallEvent.Begun begun) {
        return new KeyRuns(this::recorded).begins(begun);
    }

    private Consumer<CallEvent> recorded(CallEvent.Begun begun) {
        CallRecorder call =
                log.begin(
                        leg(begun.call().arrival()),
                        begun.call().uniqueId(),
                        begun.call().dialed(),
                        begun.dialplan(),
                        begun.when().minus(begun.at()));
        return event -> {
            if (isAnswer.test(event)) {
                call.hasAnswer();
            }
            record(call, event);
        };
    }

    private static Leg leg(Arrival arrival) {
        return switch (arrival) {
            case Arrival.First _ -> Leg.FIRST;
            case Arrival.Back _ -> Leg.BACK;
            case Arrival.Draft _ -> throw new IllegalStateException("no call of a citizen");
            case Arrival.Gone _, Arrival.Clock _, Arrival.CalledBack _, Arrival.CallOver _ ->
                    Leg.ASIDE;
        };
    }

    /**
     * A call is over, of whose caller a queue knew: a row of its own, beside those of what the
     * hotline did.
     */
    public void gone(CallFacts call, Instant now) {
        if (call.arrival() instanceof Arrival.Gone(Arrival.Visit visit)) {
            CallRecorder row = log.begin(Leg.ASIDE, call.uniqueId(), call.dialed(), "", now);
            row.returned(logged(visit));
            row.ended(Duration.ZERO, LoggedCall.GONE, "");
        }
    }

    private static LoggedCall.Visit logged(Arrival.Visit visit) {
        return new LoggedCall.Visit(
                visit.queue(),
                visit.outcome().name(),
                visit.agent(),
                visit.waited(),
                visit.talked());
    }

    private static void record(CallRecorder call, CallEvent event) {
        switch (event) {
            case CallEvent.Begun _ -> throw new IllegalStateException("the call has begun");
            case CallEvent.Asked(var at, var place, var language, var texts) ->
                    call.asked(at, place, language.code(), texts);
            case CallEvent.Answered(var at, var _, var keys, var length, var end, var _) ->
                    call.answered(at, keys, length, end.stored());
            case CallEvent.KeyRun(var at, var place, var keys) -> call.keyRun(at, place, keys);
            case CallEvent.Went(var at, var transition) -> call.went(at, transition.id());
            case CallEvent.Served(var at, var place, var service, var outcome) ->
                    call.served(at, place, service, outcome);
            case CallEvent.Unsaid _ -> {}
            case CallEvent.Closing(var at, var language, var texts) ->
                    call.closing(at, language.code(), texts);
            case CallEvent.Returned(var _, var visit) -> call.returned(logged(visit));
            case CallEvent.Ended(var at, var how, var queue) -> call.ended(at, how.stored(), queue);
        }
    }
}
