package org.hotline12333.insurance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.hotline12333.insurance.intake.CarryOver;
import org.hotline12333.insurance.intake.Progress;
import org.hotline12333.store.access.Limits;
import org.hotline12333.store.audit.Audit;
import org.hotline12333.store.database.PatientSource;
import org.hotline12333.store.database.StoreFitness;
import org.hotline12333.store.database.Transactions;
import org.hotline12333.store.transfer.Catalogue;
import org.hotline12333.store.transfer.StoreFile;
import org.hotline12333.store.transfer.StoreReader;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Brings all that {@link StoreExport} has copied into a PostgreSQL that has tables and nobody in
 * them. One transaction, in which nobody else gets at them: whatever ends it before leaves them as
 * they were.
 *
 * @param keyFile the one that the store was sealed with
 */
public record StoreImport(DataSource database, Path keyFile, InstantSource clock) {
    /** Which keys are wanted; others refer to it, so that it is the first that is there. */
    private static final String KEYS = "sealing_key";

    /**
     * Returns when it is there, and who has done it is in its audit.
     *
     * @param by who wants it
     * @return what is in it, in words
     * @throws IllegalStateException where there is a store already, or the file is not whole
     */
    public String from(Path file, String by, Progress progress) throws IOException {
        String step = StoreFitness.step(database);
        PatientSource source = new PatientSource(database);
        int tables;
        try {
            tables =
                    Transactions.unhurried(source)
                            .inOne(() -> {
                                int brought =
                                        bring(
                                                source,
                                                new StoreReader(
                                                        source,
                                                        step,
                                                        table -> check(source, table),
                                                        progress::at),
                                                new StoreFile(file));
                                open(source).note(Audit.Enquiry.IMPORT, by);
                                return brought;
                            });
        } catch (UncheckedIOException fault) {
            throw fault.getCause();
        }
        return "%d tables, %s".formatted(tables, StoreExport.held(open(database)));
    }

    /** The migrations themselves have put a row into two tables, and made some of before. */
    private static int bring(DataSource source, StoreReader reader, StoreFile file) {
        JdbcTemplate jdbc = new JdbcTemplate(source);
        Catalogue.lock(jdbc);
        jdbc.update("delete from audit_head where mac is null");
        jdbc.update("delete from intake_turn");
        CarryOver.dropOldTables(jdbc);
        try {
            return reader.bring(file);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** The file of its keys, as soon as it is known which keys these are. */
    private void check(DataSource source, String table) {
        if (table.equals(KEYS)) {
            open(source);
        }
    }

    private RecordStore open(DataSource source) {
        return RecordStore.reopen(source, keyFile, Limits.standard(), clock);
    }
}
