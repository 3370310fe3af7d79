package org.hotline12333.upkeep;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import org.hotline12333.store.audit.AuditMark;
import org.hotline12333.store.audit.AuditTrail;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the audit's head into the log, where who puts back the database does not reach it: at a
 * server's start, each hour, and at its end. An audit that was put back meanwhile is told.
 */
final class AuditHeadTask implements Runnable {
    static final Duration EVERY = Duration.ofHours(1);

    private static final Logger LOG = LoggerFactory.getLogger(AuditHeadTask.class);

    private final AuditTrail trail;
    private final LongSupplier nanos;
    private Optional<AuditMark> noted = Optional.empty();
    private OptionalLong notedAt = OptionalLong.empty();

    AuditHeadTask(AuditTrail trail, LongSupplier nanos) {
        this.trail = trail;
        this.nanos = nanos;
    }

    @Override
    public void run() {
        long now = nanos.getAsLong();
        if (notedAt.stream().allMatch(at -> now - at >= EVERY.toNanos())) {
            note();
            notedAt = OptionalLong.of(now);
        }
    }

    /** An empty chain has no head. */
    void note() {
        Optional<AuditMark> lost = noted.filter(mark -> !trail.passes(mark));
        AuditMark head = trail.head();
        lost.ifPresent(mark ->
                LOG.error(
                        "audit put back, or written anew: its chain does not go through {}, and"
                                + " ends at {}",
                        mark,
                        head.position()));
        if (head.position() > 0 && noted.filter(head::equals).isEmpty()) {
            LOG.info("audit head: ./hotline audit verify --head {}", head);
        }
        noted = Optional.of(head).filter(mark -> mark.position() > 0);
    }
}
