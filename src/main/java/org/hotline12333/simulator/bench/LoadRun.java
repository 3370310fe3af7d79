package org.hotline12333.simulator.bench;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;
import org.hotline12333.prompt.Prompts;
import org.hotline12333.simulator.asterisk.AgiPeer;
import org.hotline12333.simulator.asterisk.AgiRequest;
import org.hotline12333.simulator.asterisk.AgiStatus;

/** One load on one server: warm up, measure, weigh the calls held, and let all hang up. */
final class LoadRun {
    private static final Duration TICK = Duration.ofSeconds(1);
    private static final int TICKS_A_LINE = 5;

    /** Calls set in over one call's length, so that they are not all at the same question. */
    private static final Duration CALL = Duration.ofMinutes(1);

    /** How long a server may take to notice that all have hung up. */
    private static final Duration SETTLING = Duration.ofSeconds(2);

    private final AgiPeer asterisk;
    private final Callers callers;
    private final Load load;
    private final Optional<ServerProcess> process;
    private final Consumer<String> progress;
    private final Meter meter = new Meter();
    private final AtomicLong calls = new AtomicLong();
    private final ExecutorService lines = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean over;

    LoadRun(
            InetSocketAddress server,
            Prompts prompts,
            Callers callers,
            Load load,
            Consumer<String> progress) {
        asterisk = AgiPeer.of(server, prompts::length);
        process = ServerProcess.listeningAt(server.getPort());
        this.callers = callers;
        this.load = load;
        this.progress = progress;
    }

    /** The server's process, where it was found. */
    Optional<ServerProcess> process() {
        return process;
    }

    Figures run() throws InterruptedException {
        try {
            lines.execute(this::dial);
            watch("warming up", load.warmUp());
            Meter.Count before = meter.count();
            Optional<Duration> cpuBefore = cpu();
            long begun = System.nanoTime();
            meter.dropTimes();
            double held = watch("measuring", load.measured());
            Duration measured = Duration.ofNanos(System.nanoTime() - begun);
            Meter.Count count = meter.count().since(before);
            Histogram turnaround = meter.turnaround();
            Histogram sinceDue = meter.sinceDue();
            Histogram keyToCommand = meter.keyToCommand();
            Optional<Duration> cpu =
                    cpuBefore
                            .flatMap(b -> cpu().map(after -> after.minus(b)))
                            .filter(_ -> count.commands() > 0)
                            .map(used -> used.dividedBy(count.commands()));
            double heldNanos = measured.toNanos() * held;
            long usual = (long) (heldNanos / Math.max(1, count.commands()));
            long usualEnquiry = (long) (heldNanos / Math.max(1, count.enquiries()));
            return new Figures(
                    held,
                    measured,
                    count,
                    corrected(turnaround, usual),
                    corrected(sinceDue, usual),
                    corrected(keyToCommand, usualEnquiry),
                    cpu,
                    heapPerCall());
        } finally {
            hangUp();
        }
    }

    /**
     * For coordinated omission: a caller who is kept waiting does not cause the commands that were
     * to come meanwhile.
     *
     * @param usualNanos from one command of a call to its next, listening and keying included
     */
    static Histogram corrected(Histogram seen, long usualNanos) {
        return seen.copyCorrectedForCoordinatedOmission(usualNanos);
    }

    private Optional<Duration> cpu() {
        return process.flatMap(ServerProcess::cpu);
    }

    /** Calls held, on average. */
    private double watch(String what, Duration time) throws InterruptedException {
        Meter.Count last = meter.count();
        long begun = System.nanoTime();
        long sum = 0;
        int ticks = 0;
        for (long next = TICK.toNanos(); next <= time.toNanos(); next += TICK.toNanos()) {
            TimeUnit.NANOSECONDS.sleep(begun + next - System.nanoTime());
            sum += meter.held();
            ticks++;
            if (ticks % TICKS_A_LINE == 0) {
                Meter.Count now = meter.count();
                progress.accept(line(what, ticks, now.since(last)));
                last = now;
            }
        }
        return ticks == 0 ? meter.held() : (double) sum / ticks;
    }

    private String line(String what, int seconds, Meter.Count news) {
        return String.format(
                Locale.ROOT,
                "%s, %d s: %,d calls held, %.1f calls/s, %,d commands/s, %d failed",
                what,
                seconds,
                meter.held(),
                (double) news.calls() / TICKS_A_LINE,
                news.commands() / TICKS_A_LINE,
                news.failed());
    }

    /**
     * What is live with the calls, less what is live when all have hung up, by call; not told where
     * more is live without them.
     */
    private OptionalLong heapPerCall() throws InterruptedException {
        if (process.isEmpty()) {
            return OptionalLong.empty();
        }
        progress.accept("weighing the heap");
        int held = meter.held();
        OptionalLong with = process.get().liveBytes();
        hangUp();
        Thread.sleep(SETTLING);
        OptionalLong without = process.get().liveBytes();
        return held > 0
                        && with.isPresent()
                        && without.isPresent()
                        && with.getAsLong() > without.getAsLong()
                ? OptionalLong.of((with.getAsLong() - without.getAsLong()) / held)
                : OptionalLong.empty();
    }

    private void hangUp() throws InterruptedException {
        over = true;
        lines.shutdownNow();
        lines.awaitTermination(1, TimeUnit.MINUTES);
    }

    /** Lets callers dial, by the model. */
    private void dial() {
        long begun = System.nanoTime();
        try {
            switch (load.model()) {
                case Load.Model.Held(int held) -> {
                    long setIn = Math.min(load.warmUp().toNanos(), inLife(CALL));
                    for (long i = 0; i < held; i++) {
                        CallClock.sleepUntil(begun + setIn * i / held);
                        lines.execute(this::callAgainAndAgain);
                    }
                }
                case Load.Model.Rate(double callsPerSecond) -> {
                    for (long i = 0; !over; i++) {
                        long due = begun + (long) (i * 1e9 / callsPerSecond);
                        CallClock.sleepUntil(due);
                        lines.execute(() -> callIfThereIsRoom(due));
                    }
                }
            }
        } catch (InterruptedIOException | java.util.concurrent.RejectedExecutionException e) {
            over = true; // all is said and done
        }
    }

    private long inLife(Duration time) {
        return (long) (time.toNanos() / load.pace());
    }

    private void callAgainAndAgain() {
        while (!over) {
            call(System.nanoTime());
        }
    }

    private void callIfThereIsRoom(long due) {
        if (meter.held() < Load.CALLS_MAX) {
            call(due);
        } else {
            meter.failed("not dialled: " + Load.CALLS_MAX + " calls are held");
        }
    }

    private void call(long due) {
        Optional<Callers.Visit> next = callers.visit(calls.getAndIncrement(), load);
        if (next.isEmpty()) {
            meter.failed("not dialled: everybody is in a call; deliver more people");
            return;
        }
        call(next.get(), due);
    }

    private void call(Callers.Visit visit, long due) {
        meter.begins();
        try {
            AgiRequest request =
                    asterisk.call(
                            visit.exchange(),
                            visit.caller(),
                            new CallClock(meter, load.pace(), due, visit));
            judge(visit, request);
        } catch (IOException | RuntimeException e) {
            if (!over) {
                meter.failed("broken off: " + e.getMessage());
            }
        } finally {
            meter.ends();
            callers.over(visit);
        }
    }

    private void judge(Callers.Visit visit, AgiRequest request) {
        boolean left = request.status() == AgiStatus.HANGUP;
        if (over) {
            return;
        }
        if (visit.hangsUp()) {
            if (left) {
                meter.hungUp();
            } else {
                meter.failed("ended before the caller hung up");
            }
        } else if (visit.wasAnswered(request)) {
            meter.answered(visit.person().hasPassword());
        } else {
            meter.failed(why(request));
        }
    }

    private static String why(AgiRequest request) {
        if (request.commands().isEmpty()) {
            return "not taken";
        }
        return "busy".equals(request.variables().get("HOTLINE_RESULT"))
                ? "all lines were busy: HOTLINE_AGI_CALLS is the server's limit"
                : "no right answer was heard";
    }
}
