package org.hotline12333.upkeep;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hotline12333.store.rotation.KeyRotation;
import org.hotline12333.store.rotation.Remains;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A server's part in the change from one key to another: it ticks, and says in the log, and in a
 * note where the database is its own, how far that is.
 */
final class KeyRotationTask implements Runnable {
    /** Of each second; calls have the rest. */
    static final Duration SEALING_FOR = Duration.ofMillis(200);

    /** What remains is counted again so often. */
    static final Duration COUNTING_EVERY = Duration.ofHours(1);

    private static final Logger LOG = LoggerFactory.getLogger(KeyRotationTask.class);

    private final KeyRotation rotation;
    private final Retention retention;
    private final Optional<RotationStatusFile> note;
    private final InstantSource clock;
    private String stage = "";
    private String line = "";
    private Instant countAt = Instant.MIN;

    KeyRotationTask(
            KeyRotation rotation,
            Retention retention,
            Optional<RotationStatusFile> note,
            InstantSource clock) {
        this.rotation = rotation;
        this.retention = retention;
        this.note = note;
        this.clock = clock;
    }

    @Override
    public void run() {
        RotationStatus now = RotationStatus.of(rotation.tick(SEALING_FOR));
        // What is settled is told only when that ends a rotation.
        if (!now.stage().equals(stage) && !(stage.isEmpty() && now.isSettled())) {
            LOG.info("key rotation: {}", now.line());
        }
        stage = now.stage();
        note(now);
    }

    private void note(RotationStatus now) {
        Instant at = clock.instant();
        if (note.isPresent() && (!now.line().equals(line) || !at.isBefore(countAt))) {
            note.get().write(now, now.isSettled() ? remains(at) : List.of());
            line = now.line();
            countAt = at.plus(COUNTING_EVERY);
        }
    }

    private List<String> remains(Instant at) {
        return rotation.remains().stream().flatMap(remains -> lines(remains, at)).toList();
    }

    private Stream<String> lines(Remains remains, Instant at) {
        return RotationStatus.lines(remains, retention, at).stream();
    }
}
