package org.hotline12333.gate;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A candidate that is being tried, or was, on what is published now. Safe for many threads. */
public final class Trying {
    private final CompletableFuture<Made> made = new CompletableFuture<>();
    private volatile Progress progress = new Progress.Idle();

    Trying() {}

    /** How far its calls are. */
    public sealed interface Progress {
        /** Nobody has asked for them. */
        record Idle() implements Progress {}

        /** Others are before it. */
        record Waits() implements Progress {}

        record Calls(int done, int all) implements Progress {}

        record Over(Verdict verdict) implements Progress {}

        /** It could not be made; the log says why. */
        record Failed() implements Progress {}
    }

    /** What is made of it; nothing where it takes longer, or has failed. */
    public Optional<Made> made(Duration patience) {
        try {
            return Optional.of(made.get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException | ExecutionException _) {
            return Optional.empty(); // the page says so
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    public Progress progress() {
        return progress;
    }

    /** Whether it may be published. */
    public boolean isGreen() {
        return progress instanceof Progress.Over(Verdict verdict)
                && verdict.isGreen()
                && made(Duration.ZERO).filter(each -> each.problems().isEmpty()).isPresent();
    }

    /** Whether its calls are still to be asked for. */
    boolean isIdle() {
        return progress instanceof Progress.Idle || progress instanceof Progress.Failed;
    }

    void is(Progress now) {
        progress = now;
    }

    void is(Made now) {
        made.complete(now);
    }

    void fails(Throwable why) {
        made.completeExceptionally(why);
        progress = new Progress.Failed();
    }
}
