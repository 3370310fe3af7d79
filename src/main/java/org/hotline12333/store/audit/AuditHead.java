package org.hotline12333.store.audit;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.Stream;
import org.hotline12333.store.sealing.SealingKeys;

/**
 * Both ends of the audit's chain.
 *
 * @param links how many rows were ever linked
 * @param hash of the last link, or empty
 * @param removed how many of the oldest were removed in time
 * @param removedHash of the last link removed, or empty
 * @param older rows with an id up to this one were there before the chain
 * @param origin nothing in a head of an older hotline
 * @param removal nothing while nothing was removed since that is noted
 */
record AuditHead(
        long links,
        String hash,
        long removed,
        String removedHash,
        long older,
        Optional<AuditOrigin> origin,
        Optional<AuditRemoval> removal) {
    String signature(SealingKeys keys) {
        return origin.map(bound -> signature(keys, bound))
                .orElseGet(() -> keys.sign("audit head", links, hash, removed, removedHash, older));
    }

    private String signature(SealingKeys keys, AuditOrigin bound) {
        Stream<Object> all =
                Stream.of(
                        "audit head 2",
                        bound.database(),
                        bound.after(),
                        links,
                        hash,
                        removed,
                        removedHash,
                        older);
        Stream<Object> times =
                removal.stream()
                        .flatMap(gone -> Stream.of(gone.at(), gone.newest(), gone.newestAt()))
                        .map(AuditHead::micros);
        return keys.sign(Stream.concat(all, times).toArray());
    }

    private static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    AuditHead linked(long position, String last) {
        return new AuditHead(position, last, removed, removedHash, older, origin, removal);
    }

    AuditHead removed(long position, String last) {
        return new AuditHead(links, hash, position, last, older, origin, removal);
    }

    /** Of an older hotline, from now on bound to a database. */
    AuditHead boundTo(AuditOrigin database) {
        return new AuditHead(
                links, hash, removed, removedHash, older, Optional.of(database), removal);
    }

    /** Rows are removed, the latest of which was written then. */
    AuditHead removing(Instant written, Instant now) {
        AuditRemoval next =
                AuditRemoval.of(removal, AuditMac.stored(written), AuditMac.stored(now));
        return new AuditHead(links, hash, removed, removedHash, older, origin, Optional.of(next));
    }
}
