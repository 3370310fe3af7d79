package org.hotline12333.fastagi;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.hotline12333.channel.CallChannel;

/**
 * A server under attack while fifty honest callers call; what they call for is served beside, and
 * every other call runs a script of the attack.
 */
final class Siege implements AutoCloseable {
    static final int CALLERS = 50;

    /** Of every peer; an honest call in its first instant may meet a pause of the machine. */
    static final Duration DEADLINE = Duration.ofSeconds(2);

    static final long HUNDRED_MEGABYTES = 100 << 20;

    /** More than the kernel takes of a peer to which nobody listens any more. */
    static final long KERNEL_HOLDS = 32 << 20;

    private static final int LINES = 60;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LOGGED = Duration.ofSeconds(1);
    private static final Duration OTHERS_LOGGED = Duration.ofMillis(200);
    private static final Duration MOMENT = Duration.ofMillis(5);

    private final LogLines log = new LogLines();
    private final ServerUnderTest server;
    private final List<HonestCaller> callers;

    private Siege(ServerUnderTest server) {
        this.server = server;
        callers =
                IntStream.range(0, CALLERS)
                        .mapToObj(i -> HonestCaller.of(server.port(), 100_000 + i))
                        .toList();
    }

    /** What a peer does; what it has to show for it. */
    interface Attack<T> {
        T on(Wire wire) throws IOException;
    }

    static Siege of(Consumer<CallChannel> attacked) {
        FastAgiSettings settings = ServerUnderTest.settings(LINES, DEADLINE, DEADLINE);
        return new Siege(
                ServerUnderTest.start(
                        settings,
                        channel -> {
                            if (HonestCaller.isHonest(channel)) {
                                HonestCaller.talk(channel);
                            } else {
                                attacked.accept(channel);
                            }
                        }));
    }

    ServerUnderTest server() {
        return server;
    }

    /**
     * The log since the last look, without how often each thing happened; then a minute passes. Who
     * was cut off sees it a moment before it is logged; logged behind that minute, it would be the
     * next one's.
     */
    List<String> violations() {
        long end = System.nanoTime() + LOGGED.toNanos();
        while (log.lines().isEmpty() && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        LockSupport.parkNanos(OTHERS_LOGGED.toNanos());
        server.passMinute();
        return log.take().stream()
                .map(line -> line.replaceFirst(" \\(\\d+ times\\)$", ""))
                .toList();
    }

    /** Attacks until each caller has made a whole call meanwhile; gives what was shown last. */
    <T> T under(Attack<T> attack) throws IOException {
        List<Integer> goal = goal();
        long end = System.nanoTime() + PATIENCE.toNanos();
        T shown;
        do {
            try (Wire wire = server.connect()) {
                shown = attack.on(wire);
            }
        } while (!isReached(goal, end));
        return shown;
    }

    /** Does something; returns when each call that was under way, and one more, is whole. */
    <T> T during(Supplier<T> deed) {
        List<Integer> goal = goal();
        T done = deed.get();
        await(goal);
        return done;
    }

    /** Returns when each caller has made a whole call meanwhile. */
    void goesOn() {
        await(goal());
    }

    private void await(List<Integer> goal) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!isReached(goal, end)) {
            Wire.pause(MOMENT);
        }
    }

    /** The call under way may have begun before; the one after it is begun and ended meanwhile. */
    private List<Integer> goal() {
        return callers.stream().map(caller -> caller.calls() + 2).toList();
    }

    private boolean isReached(List<Integer> goal, long end) {
        for (HonestCaller caller : callers) {
            caller.failure()
                    .ifPresent(e -> {
                        throw new AssertionError("an honest call was harmed", e);
                    });
        }
        if (System.nanoTime() > end) {
            throw new AssertionError("honest calls do not go on");
        }
        return IntStream.range(0, CALLERS).allMatch(i -> callers.get(i).calls() >= goal.get(i));
    }

    /** What is reachable now in this process, which is server, callers and attackers. */
    static long liveBytes() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** As many connections as asked for, open. */
    List<Wire> connections(int count) throws IOException {
        List<Wire> open = new ArrayList<>();
        try {
            while (open.size() < count) {
                open.add(server.connect());
            }
            return open;
        } catch (IOException e) {
            closeAll(open);
            throw e;
        }
    }

    static void closeAll(List<Wire> wires) throws IOException {
        for (Wire wire : wires) {
            wire.close();
        }
    }

    @Override
    public void close() {
        callers.forEach(HonestCaller::leave);
        server.close();
        log.close();
    }
}
