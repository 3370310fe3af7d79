package org.hotline12333.console.page;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.hotline12333.background.RateLimitedLog;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Pages that are kept up to date: each open one is sent the newest state, whole, and nothing that
 * was between; whoever comes back has missed nothing. One virtual thread each, which mostly sleeps;
 * what they show is drawn once for all, and on a platform thread: calls want the carriers.
 */
final class Streams implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Streams.class);

    /** Pages at once; one more is told to try later. */
    static final int OPEN_MAX = 200;

    private static final Duration BEAT = Duration.ofSeconds(1);

    /** Beats after which something is sent so that a lost connection is noticed. */
    private static final int QUIET_MAX = 15;

    private static final int RETRY_MILLIS = 2_000;

    private final Semaphore places = new Semaphore(OPEN_MAX);
    private final ConcurrentMap<String, Channel> channels = new ConcurrentHashMap<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final ExecutorService drawing =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().daemon().name("console-drawing").factory());
    private final LongSupplier nanos;
    private final RateLimitedLog broken;

    Streams(LongSupplier nanos) {
        this.nanos = nanos;
        broken = new RateLimitedLog(nanos);
    }

    /** What all lookers-on of one kind see, at most one beat old; of the drawing thread alone. */
    private final class Channel {
        private final Supplier<Object> state;
        private final Supplier<String> draw;
        private @Nullable Object drawn;
        private Frame newest = new Frame(0, new byte[0]);
        private long madeAt;

        Channel(Supplier<Object> state, Supplier<String> draw) {
            this.state = state;
            this.draw = draw;
        }

        Frame newest() {
            long now = nanos.getAsLong();
            if (drawn == null || now - madeAt >= BEAT.toNanos() / 2) {
                Object present = state.get();
                madeAt = now;
                if (!present.equals(drawn)) {
                    newest = new Frame(newest.version() + 1, event(draw.get()));
                    drawn = present;
                }
            }
            return newest;
        }
    }

    /** As it goes to each of them. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Frame(long version, byte[] event) {}

    private static byte[] event(String drawn) {
        return bytes("data: " + drawn.replace("\n", "\ndata: ") + "\n\n");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Answers a request that stays open; 503 where there are too many. The head goes out before
     * anybody else may write: filters still add to it on this thread, and it is no place for two.
     *
     * @param response as the filters gave it: flushing it, their headers go along
     * @param kind one of what all see alike
     * @param state what it is made of: as long as that is the same, nothing is sent
     * @param draw makes it
     */
    void open(
            HttpServletRequest request,
            HttpServletResponse response,
            String kind,
            Supplier<Object> state,
            Supplier<String> draw)
            throws IOException {
        if (!places.tryAcquire()) {
            response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            return;
        }
        AsyncContext async;
        OutputStream out;
        try {
            response.setContentType("text/event-stream;charset=UTF-8");
            response.setHeader("Cache-Control", "no-store");
            response.flushBuffer();
            out = response.getOutputStream();
            async = request.startAsync();
            async.setTimeout(0);
        } catch (IOException | RuntimeException notBegun) {
            places.release();
            throw notBegun;
        }
        Channel channel = channels.computeIfAbsent(kind, _ -> new Channel(state, draw));
        Thread.ofVirtual()
                .name("stream")
                .start(() -> {
                    try {
                        send(channel, out);
                    } catch (IOException
                            | IllegalStateException
                            | RejectedExecutionException gone) {
                        LOG.debug("stream over", gone); // nobody is left to be told
                    } catch (RuntimeException | LinkageError fault) {
                        broken.about("console stream not made", name(fault));
                    } finally {
                        places.release();
                        async.complete();
                    }
                });
    }

    private void send(Channel channel, OutputStream out) throws IOException {
        write(out, bytes("retry: " + RETRY_MILLIS + "\n\n"));
        long sent = 0;
        int quiet = 0;
        do {
            Frame newest = CompletableFuture.supplyAsync(channel::newest, drawing).join();
            if (newest.version() != sent) {
                write(out, newest.event());
                sent = newest.version();
                quiet = 0;
            } else if (++quiet >= QUIET_MAX) {
                write(out, bytes(":\n\n"));
                quiet = 0;
            }
        } while (!ends());
    }

    private static String name(Throwable fault) {
        Throwable cause = fault instanceof CompletionException ? fault.getCause() : null;
        return (cause == null ? fault : cause).getClass().getSimpleName();
    }

    private static void write(OutputStream out, byte[] event) throws IOException {
        out.write(event);
        out.flush();
    }

    private boolean ends() {
        try {
            return closing.await(BEAT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** Ends them all within a beat. */
    @Override
    public void close() {
        closing.countDown();
        drawing.shutdown();
    }
}
