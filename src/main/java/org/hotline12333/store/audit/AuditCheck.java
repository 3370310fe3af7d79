package org.hotline12333.store.audit;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hotline12333.store.sealing.KeySet;

/** Reads the whole audit and says what is otherwise than it was written. */
final class AuditCheck {
    private static final int PAGE = 1_000;

    /** A row may be linked so long after rows that were written behind it, and no longer. */
    private static final Duration OVERTAKEN = Duration.ofMinutes(1);

    private final AuditTables tables;
    private final KeySet keys;
    private final AuditFaults faults = new AuditFaults();

    AuditCheck(AuditTables tables, KeySet keys) {
        this.tables = tables;
        this.keys = keys;
    }

    /** The tables must not move meanwhile. */
    AuditReport run(Optional<AuditMark> noted) {
        Optional<AuditHead> signed = tables.head();
        if (signed.isEmpty()) {
            faults.add("head: it was changed, so nothing can be said of the rows");
            return new AuditReport(
                    0, 0, Optional.empty(), 0, 0, new AuditMark(0, ""), faults.lines());
        }
        AuditHead head = signed.get();
        noted.ifPresent(mark -> outside(head, mark));
        long rows = chain(head, noted);
        long waiting = unlinked(head);
        for (long[] ids : tables.copies(AuditFaults.MAX)) {
            faults.add("row " + ids[1] + ": it is a copy of row " + ids[0]);
        }
        return new AuditReport(
                rows,
                head.removed(),
                head.removal(),
                waiting,
                tables.older(head),
                new AuditMark(head.links(), head.hash()),
                faults.lines());
    }

    /** A mark that is not among the links that are left. */
    private void outside(AuditHead head, AuditMark noted) {
        if (noted.position() > head.links()) {
            faults.add(
                    "head: the chain ends at position %d, before the noted head"
                            .formatted(head.links()));
        } else if (noted.position() < head.removed()) {
            faults.add(
                    "head: all rows up to position %d were removed in time; note a newer head"
                            .formatted(head.removed()));
        } else if (noted.position() == head.removed()) {
            compare(noted, new AuditMark(head.removed(), head.removedHash()));
        }
    }

    private void compare(AuditMark noted, AuditMark found) {
        if (noted.position() == found.position() && !noted.hash().equals(found.hash())) {
            faults.add(
                    "head: the chain up to position %d is not the one whose head was noted"
                            .formatted(noted.position()));
        }
    }

    private long chain(AuditHead head, Optional<AuditMark> noted) {
        AuditWalk walk = new AuditWalk(keys, head);
        long rows = 0;
        List<AuditLink> page;
        do {
            page = tables.links(walk.mark().position(), PAGE);
            for (AuditLink link : page) {
                faults.addAll(walk.step(link));
                noted.ifPresent(mark -> compare(mark, walk.mark()));
                rows += link.row().isPresent() ? 1 : 0;
            }
        } while (page.size() == PAGE);
        walk.gap(head.links()).ifPresent(faults::add);
        if (walk.mark().position() > head.links()) {
            faults.add("head: there are links behind it");
        } else if (walk.mark().position() == head.links()
                && !walk.mark().hash().equals(head.hash())) {
            faults.add("head: it is not the last link's");
        }
        return rows;
    }

    /** Older than what is linked, and not just now overtaken by it. */
    private static boolean isLeftBehind(StoredAuditRow row, AuditTables.Written linked) {
        return row.id() < linked.id() && row.at().isBefore(linked.at().minus(OVERTAKEN));
    }

    private long unlinked(AuditHead head) {
        Optional<AuditTables.Written> last = tables.lastLinked(head);
        long after = head.older();
        long waiting = 0;
        List<StoredAuditRow> page;
        do {
            page = tables.unlinked(after, PAGE);
            for (StoredAuditRow row : page) {
                if (!row.isAsWritten(keys, head)) {
                    faults.add("row " + row.id() + ": it was put in by somebody else");
                } else if (last.filter(linked -> isLeftBehind(row, linked)).isPresent()) {
                    faults.add(
                            "row %d: it is not linked, and later rows are: its link was removed, or"
                                            .formatted(row.id())
                                    + " it was put back");
                } else {
                    waiting++;
                }
                after = row.id();
            }
        } while (page.size() == PAGE);
        return waiting;
    }
}
