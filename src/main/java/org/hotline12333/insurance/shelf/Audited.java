package org.hotline12333.insurance.shelf;

import java.util.Optional;
import org.hotline12333.identity.PersonId;
import org.hotline12333.insurance.records.DataDates;
import org.hotline12333.insurance.records.Dated;
import org.hotline12333.insurance.records.PersonRecords;
import org.hotline12333.insurance.records.Question;
import org.hotline12333.service.Enquirer;
import org.hotline12333.store.audit.Audit;
import org.hotline12333.store.audit.Audit.Enquiry;
import org.hotline12333.store.audit.Audit.Entry;
import org.hotline12333.store.database.Database;
import org.hotline12333.store.database.RecordStoreAwayException;
import org.hotline12333.store.database.Transactions;

/**
 * The only way to what is on record of a verified person: never a name. It is read, then the
 * audit's row is on disk, then it is told: nothing without its row. What is told and the months
 * that it covers are of one sealed record. Throws {@link RecordStoreAwayException}. Safe for many
 * threads.
 */
public final class Audited {
    private final Shelves shelves;
    private final Transactions transactions;
    private final Audit audit;

    public Audited(Database database, Shelves shelves, Audit audit) {
        this.shelves = shelves;
        transactions = database.transactions();
        this.audit = audit;
    }

    /** Asks, and writes down who did; both together take no longer than one transaction may. */
    public <R> Dated<R> ask(PersonId person, Enquirer enquirer, Question<R> question) {
        return transactions.inOne(() -> {
            PersonRecords records = shelves.of(person);
            R record = question.query().apply(records);
            Enquiry enquiry = new Enquiry(question.audited());
            audit.write(
                    new Entry(Optional.of(person), enquirer, enquiry, question.detail()),
                    Audit.ANSWERED);
            return new Dated<>(record, records.dates());
        });
    }

    /** The months that the records cover; names nobody, and is not in the audit. */
    public DataDates dataDates() {
        return shelves.visible().recent().dates();
    }
}
