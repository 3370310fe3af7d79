package org.hotline12333.store.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hotline12333.store.sealing.KeySet;

/**
 * Goes along the chain, link by link, and says what is otherwise than it was written. After a fault
 * it goes on from what it found, so that one fault is told once.
 */
final class AuditWalk {
    private final KeySet keys;
    private final AuditHead head;
    private long position;

    /** Of the last link: as it is stored, and as it ought to be, where that can be known. */
    private String hash;

    private Optional<String> due = Optional.empty();
    private String place = "at the beginning";

    /** Begins behind the rows that were removed in time. */
    AuditWalk(KeySet keys, AuditHead head) {
        this.keys = keys;
        this.head = head;
        position = head.removed();
        hash = head.removedHash();
    }

    AuditMark mark() {
        return new AuditMark(position, hash);
    }

    /** Goes to the next link that is there. */
    List<String> step(AuditLink link) {
        List<String> faults = new ArrayList<>();
        Optional<String> gap = gap(link.position() - 1);
        gap.ifPresent(faults::add);
        fault(link, gap.isPresent())
                .map(what -> "row " + link.rowId() + ": " + what)
                .ifPresent(faults::add);
        due = link.row().map(row -> reckoned(link, row, hash));
        position = link.position();
        hash = link.hash();
        place = "after row " + link.rowId();
        return faults;
    }

    /** What must be there, and is not, up to a position. */
    Optional<String> gap(long last) {
        long lost = last - position;
        if (lost <= 0) {
            return Optional.empty();
        }
        String what =
                lost == 1
                        ? "1 row is gone, with its link"
                        : lost + " rows are gone, with their links";
        return Optional.of("%s: %s (position %d)".formatted(place, what, position + 1));
    }

    private Optional<String> fault(AuditLink link, boolean afterGap) {
        if (link.row().isEmpty()) {
            return Optional.of("it is gone (position " + link.position() + ")");
        }
        StoredAuditRow row = link.row().get();
        if (!row.isAsWritten(keys, head)) {
            return Optional.of("it was changed, or put in by somebody else");
        }
        // What a link behind a gap hung on is not known.
        return afterGap || isInPlace(link, row)
                ? Optional.empty()
                : Optional.of("it is not what was linked at position " + link.position());
    }

    private boolean isInPlace(AuditLink link, StoredAuditRow row) {
        return keys.holds(link.sealingKey())
                && Stream.concat(Stream.of(hash), due.stream())
                        .anyMatch(before -> reckoned(link, row, before).equals(link.hash()));
    }

    /** Nothing that fits where the link names a key that is not held. */
    private String reckoned(AuditLink link, StoredAuditRow row, String before) {
        return keys.named(link.sealingKey())
                .map(it -> AuditLink.hash(it, before, link.position(), row.id(), row.mac()))
                .orElse("");
    }
}
