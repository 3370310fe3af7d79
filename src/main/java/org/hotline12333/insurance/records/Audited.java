package org.hotline12333.insurance.records;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Objects;
import java.util.Optional;
import org.hotline12333.identity.PersonId;
import org.hotline12333.service.Enquirer;
import org.hotline12333.store.audit.Audit;
import org.hotline12333.store.audit.Audit.Enquiry;
import org.hotline12333.store.audit.Audit.Entry;
import org.hotline12333.store.database.Database;
import org.hotline12333.store.database.RecordStoreAwayException;
import org.hotline12333.store.database.Snapshots;
import org.hotline12333.store.database.Transactions;

/**
 * The only way to what is on record of a verified person: never a name. What is found and the
 * months that the records cover are of one moment, so that no figure is told with another
 * delivery's month; and who asked is on the disk before it is told. Throws {@link
 * RecordStoreAwayException}. Safe for many threads.
 */
public final class Audited {
    private static final String DATES = "select data_from, data_to from data_dates";

    private final Database database;
    private final Snapshots snapshots;
    private final Audit audit;

    public Audited(Database database, Audit audit) {
        this.database = database;
        snapshots = new Snapshots(database);
        this.audit = audit;
    }

    /** Asks, and writes down who did. */
    public <R> Dated<R> ask(PersonId person, Enquirer enquirer, Question<R> question) {
        Dated<R> found =
                snapshots.from(
                        DATES,
                        Audited::dates,
                        dates ->
                                new Dated<>(
                                        question.query()
                                                .apply(
                                                        new PersonRecords(
                                                                database.sql(), person, dates)),
                                        dates));
        audit.commit(
                new Entry(
                        Optional.of(person),
                        enquirer,
                        new Enquiry(question.audited()),
                        question.detail()),
                Audit.ANSWERED);
        return found;
    }

    /** The months that the records cover; names nobody, and is not in the audit. */
    public DataDates dataDates() {
        return Transactions.alone(
                () -> Objects.requireNonNull(database.jdbc().query(DATES, Audited::dates)));
    }

    private static DataDates dates(ResultSet rows) throws SQLException {
        if (!rows.next()) {
            throw new IllegalStateException("the record store has no data date");
        }
        return new DataDates(
                YearMonth.from(rows.getObject("data_from", LocalDate.class)),
                YearMonth.from(rows.getObject("data_to", LocalDate.class)));
    }
}
