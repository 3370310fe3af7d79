package org.hotline12333.insurance;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.hotline12333.insurance.intake.Progress;
import org.hotline12333.store.audit.Audit;
import org.hotline12333.store.audit.AuditReport;
import org.hotline12333.store.database.Database;
import org.hotline12333.store.transfer.StoreFile;
import org.hotline12333.store.transfer.StoreWriter;

/**
 * Copies all of an embedded store into a file, also while it is served. What is sealed stays so,
 * and the keys are not in it.
 */
public final class StoreExport {
    private final Database database;
    private final RecordStore records;

    StoreExport(Database database, RecordStore records) {
        this.database = database;
        this.records = records;
    }

    /**
     * Writes a file that is there and empty, and reads it again; who has done it is in the audit
     * before, and so in the copy.
     *
     * @param by who wants it
     * @return what is in it, in words
     * @throws IllegalStateException where the audit is not whole
     */
    public String to(Path file, String by, Progress progress) throws IOException {
        records.note(Audit.Enquiry.EXPORT, by);
        String held = held(records);
        new StoreWriter(database.source(), progress::at).to(file);
        new StoreFile(file).check();
        return held;
    }

    /** What is in a store whose audit is whole. */
    static String held(RecordStore records) {
        AuditReport audit = records.auditTrail().verify(Optional.empty());
        if (!audit.isWhole()) {
            throw new IllegalStateException(
                    "the audit is not whole (%s): see docs/audit.md"
                            .formatted(audit.faults().getFirst()));
        }
        return "%d people, %d rows of the audit, head %s"
                .formatted(records.people(), audit.rows() + audit.waiting(), audit.head());
    }
}
