package org.hotline12333.interpreter;

import java.time.Duration;
import java.util.function.Consumer;
import org.hotline12333.channel.Arrival;
import org.hotline12333.dialog.Transition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Each call in the server's log: a line for each answer and each service. */
final class CallLines implements CallObserver {
    private static final Logger LOG = LoggerFactory.getLogger(CallRunner.class);

    @Override
    public Consumer<CallEvent> begins(CallEvent.Begun begun) {
        String call = begun.call().uniqueId();
        LOG.info("call {} begins", call);
        return event -> line(call, event);
    }

    private static void line(String call, CallEvent event) {
        switch (event) {
            case CallEvent.Answered(_, String place, String keys, int length, var end, _) -> {
                boolean oneKey = length == 1 && !keys.isEmpty();
                LOG.info(
                        "call {} {}: {}",
                        call,
                        place,
                        oneKey ? "key " + keys : length + " keys, " + end);
            }
            case CallEvent.KeyRun(_, String place, int keys) ->
                    LOG.info("call {} {}: {} keys, one upon the other", call, place, keys);
            case CallEvent.Served(_, String place, String service, String outcome) ->
                    LOG.info("call {} {}: {} gave {}", call, place, service, outcome);
            case CallEvent.Unsaid(_, String place, String why) ->
                    LOG.info("call {}{}: {}", call, place.isEmpty() ? "" : " " + place, why);
            case CallEvent.Went(_, Transition transition)
                    when transition.cause() == Transition.Cause.ABSENT ->
                    LOG.info("call {}: nobody there in queue {}", call, transition.name());
            case CallEvent.Went(_, Transition transition)
                    when transition.cause() == Transition.Cause.CLOSED ->
                    LOG.info("call {}: queue {} is closed", call, transition.name());
            case CallEvent.Returned(_, Arrival.Visit visit) ->
                    LOG.info(
                            "call {} back from queue {}: {}, waited {} s, talked {} s",
                            call,
                            visit.queue(),
                            visit.outcome(),
                            visit.waited().toSeconds(),
                            visit.talked().toSeconds());
            case CallEvent.Ended(Duration at, CallEvent.End how, String queue) ->
                    LOG.info(
                            "call {} ends: {}, after {} s",
                            call,
                            queue.isEmpty() ? how.words() : how.words() + " " + queue,
                            at.toSeconds());
            case CallEvent.Begun _, CallEvent.Asked _, CallEvent.Went _, CallEvent.Closing _ -> {}
        }
    }
}
