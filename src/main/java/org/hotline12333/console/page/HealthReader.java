package org.hotline12333.console.page;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.hotline12333.console.view.Health;
import org.hotline12333.doctor.Diagnosis;
import org.hotline12333.doctor.Doctor;
import org.hotline12333.doctor.Finding;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is wrong with the installation, looked at for all pages together and seldom, in a thread
 * that gives way to calls: some of the checks compute for a second.
 */
final class HealthReader implements AutoCloseable {
    static final Duration FRESH = Duration.ofMinutes(10);

    private static final Logger LOG = LoggerFactory.getLogger(HealthReader.class);

    private final Doctor doctor;
    private final InstantSource clock;
    private final LongSupplier nanos;
    private final AtomicBoolean looking = new AtomicBoolean();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(HealthReader::thread);
    private volatile Optional<Health> last = Optional.empty();
    private volatile long lookedAt;

    HealthReader(Doctor doctor, InstantSource clock, LongSupplier nanos) {
        this.doctor = doctor;
        this.clock = clock;
        this.nanos = nanos;
        lookedAt = nanos.getAsLong() - FRESH.toNanos();
    }

    /** Whoever calls comes first wherever the system knows priorities. */
    @SuppressWarnings("ThreadPriorityCheck")
    private static Thread thread(Runnable work) {
        return Thread.ofPlatform()
                .daemon()
                .name("doctor")
                .priority(Thread.MIN_PRIORITY)
                .unstarted(work);
    }

    /** What was seen last; nothing before that. */
    Optional<Health> now() {
        long now = nanos.getAsLong();
        if (now - lookedAt >= FRESH.toNanos() && looking.compareAndSet(false, true)) {
            lookedAt = now;
            thread.execute(this::look);
        }
        return last;
    }

    private void look() {
        try {
            List<Diagnosis> all = doctor.look();
            last =
                    Optional.of(
                            new Health(
                                    count(all, Finding.Wrong.class),
                                    count(all, Finding.Warning.class),
                                    count(all, Finding.Unknown.class),
                                    all.stream()
                                            .filter(one -> !(one.finding() instanceof Finding.Well))
                                            .map(doctor::line)
                                            .toList(),
                                    clock.instant()));
        } catch (RuntimeException fault) {
            LOG.error("doctor failed: {}", fault.getClass().getSimpleName());
        } finally {
            looking.set(false);
        }
    }

    private static long count(List<Diagnosis> all, Class<? extends Finding> kind) {
        return all.stream().filter(one -> kind.isInstance(one.finding())).count();
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
