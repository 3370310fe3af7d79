package org.hotline12333.fastagi;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.hotline12333.audiosocket.Pace;
import org.hotline12333.background.RateLimitedLog;
import org.hotline12333.channel.CallChannel;

/** A server on a free port, whose clock of warnings stands still. */
final class ServerUnderTest implements AutoCloseable {
    /** Longer than any test: what is to end by itself must not end by a deadline. */
    static final Duration LONG = Duration.ofMinutes(1);

    static final Duration SHORT = Duration.ofSeconds(1);

    /** What an honest call hears, whose script is {@link #honest}. */
    static final List<String> HONEST = List.of("ANSWER", "SET VARIABLE \"HOTLINE_RESULT\" \"end\"");

    private final AtomicLong nanos = new AtomicLong(7);
    private final FastAgiServer server;

    private ServerUnderTest(FastAgiSettings settings, Consumer<CallChannel> calls) {
        server = new FastAgiServer(settings, calls, nanos::get);
        server.start();
    }

    static ServerUnderTest start(FastAgiSettings settings, Consumer<CallChannel> calls) {
        return new ServerUnderTest(settings, calls);
    }

    static ServerUnderTest start(Consumer<CallChannel> calls) {
        return start(settings(100, LONG, LONG), calls);
    }

    static FastAgiSettings settings(int callsMax, Duration header, Duration reply) {
        return settings(callsMax, header, reply, LONG);
    }

    static FastAgiSettings settings(int callsMax, Duration header, Duration reply, Duration drain) {
        return new FastAgiSettings(
                InetAddress.ofLiteral("127.0.0.1"),
                0,
                List.of(Network.of("127.0.0.1")),
                callsMax,
                FastAgiSettings.SILENT_MAX,
                header,
                reply,
                drain,
                drain,
                false,
                0,
                Pace.CLOCK);
    }

    Wire connect() throws IOException {
        return Wire.to(server.port());
    }

    int port() {
        return server.port();
    }

    static void honest(CallChannel channel) {
        channel.answer();
        channel.disconnect();
    }

    /** Makes a call; gives what it heard. */
    List<String> call() throws IOException {
        try (Wire wire = connect()) {
            return wire.ring().answer("200 result=0", "200 result=1");
        }
    }

    /** A minute passes for those who complain. */
    void passMinute() {
        nanos.addAndGet(RateLimitedLog.EVERY.toNanos());
    }

    @Override
    public void close() {
        server.close();
    }
}
