package org.hotline12333.metrics;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.hotline12333.channel.Arrival;
import org.hotline12333.channel.CallFacts;
import org.hotline12333.interpreter.CallEvent;
import org.hotline12333.interpreter.CallEvent.Begun;
import org.hotline12333.interpreter.CallEvent.End;
import org.hotline12333.interpreter.CallObserver;
import org.jspecify.annotations.Nullable;

/**
 * How many calls began and how they ended, what services answered, and how long it took, since the
 * server began. A caller whom a queue gives back begins again. Safe for many threads.
 */
public final class CallCounts implements CallObserver {
    private final LongAdder begun = new LongAdder();
    private final LongAdder steps = new LongAdder();
    private final Map<End, LongAdder> ended = new EnumMap<>(End.class);
    private final Map<Answer, LongAdder> answers = new ConcurrentHashMap<>();
    private final Map<String, Durations> services = new ConcurrentHashMap<>();
    private final Map<Visit, LongAdder> visits = new ConcurrentHashMap<>();
    private final Map<String, Durations> waits = new ConcurrentHashMap<>();
    private final Durations turnarounds = Durations.ofWork();

    /** What a service said; there are as many as the dialplans name. */
    public record Answer(String service, String outcome) {}

    /** How a queue was left; there are as many queues as the exchange has. */
    public record Visit(String queue, Arrival.Outcome outcome) {}

    public CallCounts() {
        for (End how : End.values()) {
            ended.put(how, new LongAdder());
        }
    }

    @Override
    public Consumer<CallEvent> begins(Begun call) {
        begun.increment();
        return new OfCall(call.at())::count;
    }

    /** Told by one thread. */
    private final class OfCall {
        private Duration last;
        private @Nullable Duration keyed;

        OfCall(Duration begun) {
            last = begun;
        }

        void count(CallEvent event) {
            switch (event) {
                case CallEvent.Asked asked -> {
                    steps.increment();
                    said(asked);
                }
                case CallEvent.Closing closing -> said(closing);
                case CallEvent.Answered answered -> keyed = answered.at();
                case CallEvent.Served served -> {
                    answer(served);
                    lasted(served.service()).add(served.at().minus(last));
                }
                case CallEvent.Ended over -> ended(over.how()).increment();
                case CallEvent.Returned back -> left(back.visit());
                case CallEvent.Begun _,
                        CallEvent.KeyRun _,
                        CallEvent.Went _,
                        CallEvent.Unsaid _ -> {}
            }
            last = event.at();
        }

        /** Whoever has keyed something has waited until now. */
        private void said(CallEvent event) {
            Duration since = keyed;
            if (since != null) {
                turnarounds.add(event.at().minus(since));
                keyed = null;
            }
        }
    }

    /** A call is over, of whose caller a queue knew. */
    public void gone(CallFacts call) {
        if (call.arrival() instanceof Arrival.Gone(Arrival.Visit visit)) {
            left(visit);
        }
    }

    private void left(Arrival.Visit visit) {
        visits.computeIfAbsent(new Visit(visit.queue(), visit.outcome()), _ -> new LongAdder())
                .increment();
        waits.computeIfAbsent(visit.queue(), _ -> Durations.ofWaiting()).add(visit.waited());
    }

    private void answer(CallEvent.Served served) {
        answers.computeIfAbsent(
                        new Answer(served.service(), served.outcome()), _ -> new LongAdder())
                .increment();
    }

    private Durations lasted(String service) {
        return services.computeIfAbsent(service, _ -> Durations.ofWork());
    }

    private LongAdder ended(End how) {
        LongAdder count = ended.get(how);
        if (count == null) {
            throw new IllegalStateException("no count of " + how);
        }
        return count;
    }

    /** Calls that the hotline has had, those under way among them. */
    public long begun() {
        return begun.sum();
    }

    /** Times that something was asked of callers. */
    public long steps() {
        return steps.sum();
    }

    /** Calls that were left in this way. */
    public long over(End how) {
        return ended(how).sum();
    }

    /** How often a service gave this answer. */
    public long given(Answer answer) {
        LongAdder times = answers.get(answer);
        return times == null ? 0 : times.sum();
    }

    /** How long a service took. */
    public Durations of(String service) {
        return lasted(service);
    }

    /** How often queues were left, and how. */
    public Map<Visit, Long> visits() {
        return visits.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, visit -> visit.getValue().sum()));
    }

    /** How long callers waited in this queue, who have left it. */
    public Durations waited(String queue) {
        Durations waited = waits.get(queue);
        return waited == null ? Durations.ofWaiting() : waited;
    }

    /** How long callers waited for what is said next, behind what they have keyed. */
    public Durations turnarounds() {
        return turnarounds;
    }
}
