package org.hotline12333.live;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.hotline12333.interpreter.CallEvent;
import org.hotline12333.interpreter.CallEvent.Begun;
import org.hotline12333.interpreter.CallObserver;
import org.hotline12333.service.Contract;
import org.hotline12333.service.VerificationLevel;
import org.jspecify.annotations.Nullable;

/** The calls that this server has now. Safe for many threads; a call never waits here. */
public final class LiveCalls implements CallObserver {
    /** A call comes back from a queue, or is over there, within this time. */
    static final Duration QUEUED_MAX = Duration.ofHours(2);

    private final Map<Long, LiveCall> calls = new ConcurrentHashMap<>();

    /** When callers were given to queues, by the exchange's name of the call. */
    private final Map<String, Instant> queued = new ConcurrentHashMap<>();

    private final AtomicLong numbers = new AtomicLong();
    private final Map<Answer, VerificationLevel> levels;
    private final CallerRegions regions;
    private final Executor aside;

    private record Answer(String service, String outcome) {}

    /**
     * None yet.
     *
     * @param contracts of all services: some answers say who calls
     * @param aside looks up the regions of callers, for which no call waits
     */
    public LiveCalls(Collection<Contract> contracts, CallerRegions regions, Executor aside) {
        this.regions = regions;
        this.aside = aside;
        Map<Answer, VerificationLevel> said = new HashMap<>();
        for (Contract contract : contracts) {
            contract.outcomes()
                    .forEach((name, outcome) -> {
                        VerificationLevel level = outcome.level();
                        if (level != null) {
                            said.put(new Answer(contract.service(), name), level);
                        }
                    });
        }
        levels = Map.copyOf(said);
    }

    /** Now, the longest first. */
    public List<LiveCall> now() {
        return calls.values().stream().sorted(Comparator.comparingLong(LiveCall::number)).toList();
    }

    /**
     * How many callers this server has given to queues and not seen again: they wait, or talk to an
     * agent. Whose end was never told is forgotten.
     */
    public int queued(Instant now) {
        queued.values().removeIf(since -> since.plus(QUEUED_MAX).isBefore(now));
        return queued.size();
    }

    /** A call is over, which a queue had. */
    public void gone(String callId) {
        queued.remove(callId);
    }

    @Override
    public Consumer<CallEvent> begins(Begun begun) {
        long number = numbers.incrementAndGet();
        Instant zero = begun.when().minus(begun.at());
        queued.remove(begun.call().uniqueId());
        calls.put(
                number,
                new LiveCall(
                        number,
                        begun.call().uniqueId(),
                        MaskedCaller.of(begun.call().callerId()),
                        Optional.empty(),
                        "",
                        Optional.empty(),
                        VerificationLevel.UNKNOWN,
                        begun.when(),
                        begun.when()));
        String claimed = begun.call().callerId();
        aside.execute(() -> regions.of(claimed).ifPresent(region -> found(number, region)));
        return event -> tell(number, zero, event);
    }

    private void found(long number, CallerRegion region) {
        change(number, call -> call.from(region));
    }

    private void tell(long number, Instant zero, CallEvent event) {
        switch (event) {
            case CallEvent.Asked(var at, var place, var language, var _) ->
                    change(number, call -> call.at(place, language, zero.plus(at)));
            case CallEvent.Served(var _, var _, var service, var outcome) -> {
                VerificationLevel level = level(service, outcome);
                if (level != null) {
                    change(number, call -> call.known(level));
                }
            }
            case CallEvent.Ended(var at, var _, var queue) -> {
                LiveCall left = calls.remove(number);
                if (left != null && !queue.isEmpty()) {
                    queued.put(left.callId(), zero.plus(at));
                }
            }
            case CallEvent.Begun _,
                    CallEvent.Answered _,
                    CallEvent.KeyRun _,
                    CallEvent.Went _,
                    CallEvent.Unsaid _,
                    CallEvent.Returned _,
                    CallEvent.Closing _ -> {}
        }
    }

    private @Nullable VerificationLevel level(String service, String outcome) {
        return levels.get(new Answer(service, outcome));
    }

    private void change(long number, UnaryOperator<LiveCall> change) {
        calls.computeIfPresent(number, (_, call) -> change.apply(call));
    }
}
