package org.hotline12333.store.audit;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import javax.sql.DataSource;
import org.hotline12333.identity.IdNumber;
import org.hotline12333.identity.PersonId;
import org.hotline12333.service.Enquirer;
import org.hotline12333.store.audit.Audit.Enquiry;
import org.hotline12333.store.database.Database;
import org.hotline12333.store.database.PatientSource;
import org.hotline12333.store.database.RecordStoreAwayException;
import org.hotline12333.store.database.Snapshots;
import org.hotline12333.store.database.Transactions;
import org.hotline12333.store.sealing.KeySet;
import org.hotline12333.store.sealing.Keyring;
import org.hotline12333.store.sealing.SealingKeys;
import org.hotline12333.store.sealing.SealingKeys.Kind;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What becomes of the audit after a row is written. Rows are linked into a chain in the order in
 * which they were committed and found, so that none can be changed, removed, put in or moved by who
 * has the database without the key file, and not be named by {@link #verify}. A row is signed when
 * it is written and linked within seconds; one that goes in between, while it still waits, is not
 * missed.
 *
 * <p>Who has database and key file can write another past; and who has the database can put back
 * all of it as it once was. An {@link AuditMark} noted elsewhere shows either.
 *
 * <p>Servers with one database may all link and remove: the head's row is locked for it. Throws
 * {@link RecordStoreAwayException}. Safe for many threads.
 */
public final class AuditTrail {
    static final int BATCH = 1_000;

    /** How many links back a row is looked for that was committed later than the ones behind it. */
    static final int NEAR = 500;

    /** The same, now and then: a server may stand still between a row and its commit. */
    static final int FAR = 100_000;

    static final int FAR_EVERY = 600;

    private final DataSource source;
    private final Keyring keyring;
    private final Transactions transactions;
    private final AuditTables tables;
    private final Audit audit;
    private final InstantSource clock;
    private int runs;

    public AuditTrail(Database database, Keyring keyring, Audit audit, InstantSource clock) {
        source = database.source();
        this.keyring = keyring;
        transactions = database.transactions();
        tables = new AuditTables(database.jdbc(), keyring);
        this.audit = audit;
        this.clock = clock;
    }

    /** Begins the chain where there is none yet, and binds it to its database. */
    public void begin() {
        if (Transactions.alone(tables::isUnbound)) {
            transactions.inOne(() -> {
                tables.begin();
                return true;
            });
        }
    }

    /** Forgets all rows, as only a store in memory may. */
    public void forgetAll() {
        tables.forgetAll();
    }

    /**
     * Links the rows that are committed and not linked yet; says how many.
     *
     * @throws AuditBrokenException where the chain's head is not as we left it
     */
    public synchronized int link() {
        int lookBack = runs++ % FAR_EVERY == 0 ? FAR : NEAR;
        List<AuditLink> batch = transactions.inOne(() -> linkNext(OptionalLong.empty(), lookBack));
        int linked = batch.size();
        while (batch.size() == BATCH) {
            OptionalLong last = OptionalLong.of(batch.getLast().rowId());
            batch = transactions.inOne(() -> linkNext(last, lookBack));
            linked += batch.size();
        }
        return linked;
    }

    /** Links rows behind one, or behind the row that was linked so many links ago. */
    private List<AuditLink> linkNext(OptionalLong behind, int lookBack) {
        SealingKeys keys = keyring.now().writing();
        AuditHead head = tables.lockedHead();
        long row =
                behind.orElseGet(
                        () -> tables.linkedAt(head.links() - lookBack).orElse(head.older()));
        List<AuditLink> links = new ArrayList<>();
        long position = head.links();
        String hash = head.hash();
        for (AuditTables.Waiting waiting : tables.waiting(row, BATCH)) {
            position++;
            hash = AuditLink.hash(keys, hash, position, waiting.id(), waiting.mac());
            links.add(new AuditLink(position, waiting.id(), keys.id(), hash, Optional.empty()));
        }
        if (!links.isEmpty()) {
            tables.link(links);
            tables.move(head.linked(position, hash));
        }
        return links;
    }

    /**
     * Checks the whole audit, as it is at one moment; rows may be written meanwhile.
     *
     * @param noted a head that was noted before, which must lie on the chain
     */
    public AuditReport verify(Optional<AuditMark> noted) {
        DataSource patience = new PatientSource(source);
        JdbcTemplate patient = new JdbcTemplate(patience);
        return Snapshots.reading(patience)
                .inOne(() ->
                        new AuditCheck(new AuditTables(patient, keyring), keyring.now())
                                .run(noted));
    }

    /** The end of the chain, to be noted elsewhere. */
    public AuditMark head() {
        AuditHead head =
                Transactions.alone(tables::head)
                        .orElseThrow(() -> new AuditBrokenException("at its head"));
        return new AuditMark(head.links(), head.hash());
    }

    /** The id of the row that was written last, 0 where there is none. */
    public long lastRow() {
        return Transactions.alone(tables::lastRow);
    }

    /** Whether the chain still goes through a head that was noted, as far as rows are left. */
    public boolean passes(AuditMark noted) {
        return Transactions.alone(() -> {
            Optional<AuditHead> head = tables.head();
            return head.filter(now -> noted.position() < now.removed()).isPresent()
                    || head.filter(now -> noted.position() == now.removed())
                            .filter(now -> noted.hash().equals(now.removedHash()))
                            .isPresent()
                    || head.filter(now -> noted.position() <= now.links())
                            .flatMap(_ -> tables.hashAt(noted.position()))
                            .filter(noted.hash()::equals)
                            .isPresent();
        });
    }

    /**
     * Removes some rows from before an instant, oldest first, and signs where the chain now begins
     * and what is gone; says how many, which is none when no more are left. What was written before
     * there was a chain goes as well.
     *
     * @throws AuditBrokenException where the next row to be removed is not as it was written: a
     *     trace of that must not be removed
     */
    public int removeBefore(Instant limit) {
        int older = transactions.inOne(() -> removeOlder(limit));
        return older > 0 ? older : transactions.inOne(() -> removeSome(limit));
    }

    private int removeOlder(Instant limit) {
        AuditHead head = tables.lockedHead();
        List<AuditTables.Written> due =
                tables.older(head, BATCH).stream()
                        .takeWhile(row -> row.at().isBefore(limit))
                        .toList();
        due.stream()
                .map(AuditTables.Written::at)
                .max(Comparator.naturalOrder())
                .ifPresent(latest -> {
                    tables.removeRows(due);
                    tables.move(head.removing(latest, clock.instant()));
                });
        return due.size();
    }

    private int removeSome(Instant limit) {
        AuditHead head = tables.lockedHead();
        AuditWalk walk = new AuditWalk(keyring.now(), head);
        List<AuditLink> due = new ArrayList<>();
        for (AuditLink link : tables.links(head.removed(), BATCH)) {
            if (link.row().filter(row -> !row.at().isBefore(limit)).isPresent()) {
                break;
            }
            List<String> faults = walk.step(link);
            if (!faults.isEmpty()) {
                if (due.isEmpty()) {
                    throw new AuditBrokenException(faults.getFirst());
                }
                break;
            }
            due.add(link);
        }
        due.stream()
                .flatMap(link -> link.row().stream())
                .map(StoredAuditRow::at)
                .max(Comparator.naturalOrder())
                .ifPresent(latest -> {
                    AuditLink last = due.getLast();
                    tables.remove(due);
                    tables.move(
                            head.removed(last.position(), last.hash())
                                    .removing(latest, clock.instant()));
                });
        return due.size();
    }

    /**
     * Who asked about a person, oldest first: the person's own record. That it was asked for
     * becomes a row, too; it is not among those given.
     *
     * @param by who wants to know
     */
    public WhoAsked of(IdNumber number, String by) {
        return transactions.inOne(() -> {
            Optional<PersonId> person =
                    tables.person(keyring.now().hashes(Kind.ID_NUMBER, number.reveal()));
            WhoAsked record = person.<WhoAsked>map(this::known).orElseGet(WhoAsked.Nobody::new);
            audit.write(
                    new Audit.Entry(person, new Enquirer(Audit.HERE, by), Enquiry.WHO_ASKED, ""),
                    person.isPresent() ? Audit.ANSWERED : Audit.WRONG);
            return record;
        });
    }

    private WhoAsked.Rows known(PersonId person) {
        KeySet keys = keyring.now();
        AuditHead head = tables.headAsStored();
        List<AuditRow> rows = new ArrayList<>();
        List<String> faults = new ArrayList<>();
        for (StoredAuditRow row : tables.about(person)) {
            if (row.mac().isEmpty() ? row.opened(keys).isPresent() : row.isAsWritten(keys, head)) {
                rows.add(row.opened(keys).orElseThrow());
            } else {
                faults.add("row " + row.id() + ": it was changed, or put in by somebody else");
            }
        }
        return new WhoAsked.Rows(rows, faults);
    }
}
