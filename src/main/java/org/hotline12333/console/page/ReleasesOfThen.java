package org.hotline12333.console.page;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.hotline12333.calllog.KeptReleases;
import org.hotline12333.calllog.KeptReleases.Kept;
import org.hotline12333.calllog.LoggedCall;
import org.hotline12333.console.view.CallReplay.Led;
import org.hotline12333.prompt.PromptsException;
import org.hotline12333.release.WrittenRelease;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What calls were led by, read again from what was kept: by one thread that gives way to calls, and
 * the last ones are remembered.
 */
final class ReleasesOfThen implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ReleasesOfThen.class);

    /** Each has some megabytes. */
    private static final int REMEMBERED = 4;

    private static final int WAITING_MAX = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final KeptReleases kept;
    private final ThreadPoolExecutor reader =
            new ThreadPoolExecutor(
                    1,
                    1,
                    0,
                    TimeUnit.SECONDS,
                    new ArrayBlockingQueue<>(WAITING_MAX),
                    ReleasesOfThen::thread);

    /** Used by the reader's thread. */
    private final Map<String, Optional<Led>> read =
            new LinkedHashMap<>(REMEMBERED, 1, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Optional<Led>> eldest) {
                    return size() > REMEMBERED;
                }
            };

    ReleasesOfThen(KeptReleases kept) {
        this.kept = kept;
    }

    @SuppressWarnings("ThreadPriorityCheck") // nothing is right only by it
    private static Thread thread(Runnable work) {
        return Thread.ofPlatform()
                .daemon()
                .name("releases-of-then")
                .priority(Thread.MIN_PRIORITY)
                .unstarted(work);
    }

    /** What this one was led by; empty where that is not had, or takes too long to read. */
    Optional<Led> of(LoggedCall call) {
        return kept.of(call.dialplan(), call.began()).flatMap(this::read);
    }

    private Optional<Led> read(Kept release) {
        Future<Optional<Led>> led;
        try {
            led = reader.submit(() -> remembered(release));
        } catch (RejectedExecutionException _) {
            return Optional.empty();
        }
        try {
            return led.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            return Optional.empty(); // it is remembered, for whoever asks again
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a kept release was not read", e.getCause());
        }
    }

    private Optional<Led> remembered(Kept release) throws IOException {
        Optional<Led> known = read.get(release.print());
        if (known != null) {
            return known;
        }
        Optional<byte[]> files = kept.files(release);
        Optional<Led> led = files.isEmpty() ? Optional.empty() : led(files.get());
        read.put(release.print(), led);
        return led;
    }

    private static Optional<Led> led(byte[] files) throws IOException {
        try {
            WrittenRelease.Read then = WrittenRelease.read(files);
            return Optional.of(
                    then.dialplan()
                            .map(dialplan -> Led.by(then.prompts(), dialplan))
                            .orElseGet(() -> new Led(then.prompts(), Map.of())));
        } catch (PromptsException fault) {
            LOG.debug("a kept release is no longer read", fault); // the page says so
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        reader.shutdownNow();
    }
}
