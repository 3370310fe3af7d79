package org.hotline12333.cli;

import static java.time.Duration.ofMillis;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.hotline12333.channel.Arrival;
import org.hotline12333.channel.Arrival.Visit;
import org.hotline12333.channel.CallFacts;
import org.hotline12333.channel.Errands;
import org.hotline12333.dialog.TestQueues;
import org.hotline12333.fastagi.FastAgiServer;
import org.hotline12333.fastagi.FastAgiSettings;
import org.hotline12333.interpreter.CallEvent;
import org.hotline12333.interpreter.CallObserver;
import org.hotline12333.interpreter.Release;
import org.hotline12333.simulator.asterisk.RealAsterisk;
import org.hotline12333.simulator.asterisk.SipCall;
import org.hotline12333.simulator.testbed.RehearsedHotline;
import org.hotline12333.simulator.testbed.TestHotline;
import org.jspecify.annotations.Nullable;

/** Servers whose waiting callers are spoken to every second, and what they have noted of calls. */
final class WaitingHotline implements AutoCloseable {
    static final Duration BEAT = ofMillis(700);

    private static final Path PROMPTS = Path.of("prompts");
    private static final int NOBODY = 1;

    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private final Map<String, Visit> gone = new ConcurrentHashMap<>();
    private final Map<String, List<CallEvent>> events = new ConcurrentHashMap<>();
    private final ExecutorService callers;
    private final TestHotline hotline;
    private final RehearsedHotline shipped;

    WaitingHotline(Path keys) {
        hotline = opened(TestHotline.open(keys));
        shipped = opened(RehearsedHotline.open());
        callers = opened(Executors.newVirtualThreadPerTaskExecutor());
    }

    synchronized <T extends AutoCloseable> T opened(T part) {
        opened.push(part);
        return part;
    }

    /** A server whose callers are asked what to do after so long. */
    FastAgiServer server(Duration every, Duration patience) {
        Release release =
                new Release(
                        shipped.prompts(), TestQueues.waiting(shipped.dialplan(), every, patience));
        FastAgiServer server =
                opened(
                        new FastAgiServer(
                                FastAgiSettings.of(
                                        InetAddress.getLoopbackAddress(),
                                        0,
                                        List.of("127.0.0.1/32"),
                                        20),
                                hotline.runner(() -> release).observedBy(noting())::run,
                                noting(gone)));
        server.start();
        return server;
    }

    private static Errands noting(Map<String, Visit> gone) {
        return new Errands() {
            @Override
            public void gone(CallFacts call) {
                if (call.arrival() instanceof Arrival.Gone(Visit visit)) {
                    gone.put(call.callerId(), visit);
                }
            }

            @Override
            public Optional<Due> due(CallFacts clock) {
                return Optional.empty();
            }

            @Override
            public void over(CallFacts call, Arrival.CallOver over) {
                throw new IllegalStateException("nobody was called");
            }
        };
    }

    private CallObserver noting() {
        return begun -> {
            List<CallEvent> notes =
                    events.computeIfAbsent(
                            begun.call().callerId(), _ -> new CopyOnWriteArrayList<>());
            return notes::add;
        };
    }

    RealAsterisk asterisk(FastAgiServer first) {
        return opened(RealAsterisk.start(PROMPTS, first.port(), NOBODY));
    }

    RealAsterisk asterisk(FastAgiServer first, FastAgiServer second) {
        return opened(RealAsterisk.start(PROMPTS, first.port(), second.port()));
    }

    <T> CompletableFuture<T> aside(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, callers);
    }

    CompletableFuture<SipCall.Ended> placed(SipCall call) {
        return aside(call::place);
    }

    /** Mandarin, and a person. */
    static SipCall asksForAPerson(RealAsterisk asterisk) {
        return SipCall.dial(asterisk).after(BEAT).keys("1").after(BEAT).keys("0");
    }

    /** What the exchange has said of a caller whose call was over; null where nothing. */
    @Nullable Visit gone(SipCall.Ended call) {
        return gone.get(call.caller());
    }

    /** What the servers have noted of a caller's call. */
    List<CallEvent> events(SipCall.Ended call) {
        return events.getOrDefault(call.caller(), List.of());
    }

    @Override
    public void close() {
        for (AutoCloseable part : opened) {
            try {
                part.close();
            } catch (Exception fault) {
                throw new IllegalStateException("a part of the hotline does not end", fault);
            }
        }
    }
}
