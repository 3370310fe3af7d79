package org.hotline12333.metrics;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.hotline12333.interpreter.CallEvent;
import org.hotline12333.interpreter.CallEvent.Begun;
import org.hotline12333.interpreter.CallEvent.End;
import org.hotline12333.interpreter.CallObserver;

/**
 * How many calls began and how they ended, and what services answered, since the server began. A
 * caller whom a queue gives back begins again. Safe for many threads.
 */
public final class CallCounts implements CallObserver {
    private final LongAdder begun = new LongAdder();
    private final LongAdder steps = new LongAdder();
    private final Map<End, LongAdder> ended = new EnumMap<>(End.class);
    private final Map<Answer, LongAdder> answers = new ConcurrentHashMap<>();

    /** What a service said; of both there are as many as the dialplans name. */
    public record Answer(String service, String outcome) {}

    public CallCounts() {
        for (End how : End.values()) {
            ended.put(how, new LongAdder());
        }
    }

    @Override
    public Consumer<CallEvent> begins(Begun call) {
        begun.increment();
        return this::count;
    }

    private void count(CallEvent event) {
        switch (event) {
            case CallEvent.Asked _ -> steps.increment();
            case CallEvent.Served served ->
                    answers.computeIfAbsent(
                                    new Answer(served.service(), served.outcome()),
                                    _ -> new LongAdder())
                            .increment();
            case CallEvent.Ended over -> ended(over.how()).increment();
            case CallEvent.Begun _,
                    CallEvent.Answered _,
                    CallEvent.KeyRun _,
                    CallEvent.Went _,
                    CallEvent.Unsaid _,
                    CallEvent.Returned _,
                    CallEvent.Closing _ -> {}
        }
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
}
