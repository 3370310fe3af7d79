package org.hotline12333.insurance.shelf;

import java.util.Optional;
import org.hotline12333.identity.PersonId;
import org.hotline12333.identity.TelephoneNumber;
import org.hotline12333.insurance.records.DataDates;
import org.hotline12333.insurance.records.Dated;
import org.hotline12333.insurance.records.PersonRecords;
import org.hotline12333.insurance.records.Question;
import org.hotline12333.insurance.records.RegisteredMobile;
import org.hotline12333.service.Enquirer;
import org.hotline12333.store.audit.Audit;
import org.hotline12333.store.audit.Audit.Enquiry;
import org.hotline12333.store.audit.Audit.Entry;
import org.hotline12333.store.database.RecordStoreAwayException;

/**
 * The only way to what is on record of a verified person: never a name. It is read, then the
 * audit's row is on disk, then it is told: nothing without its row. What is told and the months
 * that it covers are of one sealed record. Throws {@link RecordStoreAwayException}. Safe for many
 * threads.
 */
public final class Audited {
    private final Shelves shelves;
    private final Audit audit;

    public Audited(Shelves shelves, Audit audit) {
        this.shelves = shelves;
        this.audit = audit;
    }

    /** Asks, and tells once it is on record who did. */
    public <R> Dated<R> ask(PersonId person, Enquirer enquirer, Question<R> question) {
        PersonRecords records = shelves.of(person);
        R record = question.query().apply(records);
        Enquiry enquiry = new Enquiry(question.audited());
        audit.commit(
                new Entry(Optional.of(person), enquirer, enquiry, question.detail()),
                Audit.ANSWERED);
        return new Dated<>(record, records.dates());
    }

    /** Where a person may be sent something; whoever sends it has that in the audit. */
    public Optional<TelephoneNumber> mobileOf(PersonId person) {
        return shelves.of(person).mobile().map(RegisteredMobile::number);
    }

    /** The months that the records cover; names nobody, and is not in the audit. */
    public DataDates dataDates() {
        return shelves.visible().recent().dates();
    }
}
