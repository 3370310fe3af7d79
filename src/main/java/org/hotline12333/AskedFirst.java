package org.hotline12333;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.hotline12333.background.PeriodicTask;
import org.hotline12333.interpreter.Release;
import org.hotline12333.interpreter.Releases;
import org.jspecify.annotations.Nullable;

/**
 * Releases whose topics are told in the order in which they were asked for lately. It is looked at
 * once a day: keys that change oftener nobody learns.
 */
final class AskedFirst implements Releases, AutoCloseable {
    private static final Duration EVERY = Duration.ofDays(1);

    private final Releases releases;
    private final PeriodicTask looks;
    private volatile Map<String, Long> said = Map.of();
    private volatile Sorted sorted = new Sorted(null, Map.of(), null);

    private record Sorted(
            @Nullable Release written, Map<String, Long> said, @Nullable Release release) {}

    /**
     * Over these, yet to be started.
     *
     * @param said how often each text was said lately, by its id
     */
    AskedFirst(Releases releases, Supplier<Map<String, Long>> said) {
        this.releases = releases;
        looks = new PeriodicTask("topic-order", EVERY, () -> this.said = said.get());
    }

    void start() {
        looks.start();
    }

    /** The same object says that nothing has changed; to compare letters would cost each call. */
    @Override
    @SuppressWarnings("ReferenceEquality")
    public Release present() {
        Release written = releases.present();
        Map<String, Long> now = said;
        Sorted known = sorted;
        if (known.release() != null && known.written() == written && known.said() == now) {
            return known.release();
        }
        Release release = written.askedFirst(now);
        sorted = new Sorted(written, now, release);
        return release;
    }

    @Override
    public Optional<Release> of(String digest) {
        return releases.of(digest).map(release -> release.askedFirst(said));
    }

    @Override
    public void close() {
        looks.close();
    }
}
