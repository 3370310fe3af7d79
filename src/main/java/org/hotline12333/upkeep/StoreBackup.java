package org.hotline12333.upkeep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.hotline12333.host.OwnerOnly;
import org.hotline12333.insurance.RecordStore;
import org.hotline12333.store.audit.AuditMark;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Copies an embedded record store while it is in use.
 *
 * @param database the store, opened by this process
 */
public record StoreBackup(DataSource database, RecordStore records) {
    /**
     * What was in the store just before it was copied, and so must be in the copy.
     *
     * @param mark the end of the audit's chain then
     * @param row the audit's last one, which need not be in the chain yet
     */
    public record Held(long people, Optional<AuditMark> mark, long row) {
        List<String> lines() {
            return List.of(
                    Long.toString(people),
                    mark.map(AuditMark::toString).orElse(""),
                    Long.toString(row));
        }

        /** As another process has told it. */
        public static Held of(List<String> lines) {
            return new Held(
                    Long.parseLong(lines.getFirst()),
                    AuditMark.read(lines.get(1)),
                    Long.parseLong(lines.getLast()));
        }
    }

    /**
     * Writes a zip file with all of the store in it, for its owner's eyes only.
     *
     * @param by who wants it, which is in the audit before
     */
    public Held to(Path zip, String by) throws IOException {
        records.noteBackup(by);
        Held held =
                new Held(
                        records.people(),
                        Optional.of(records.auditTrail().head()),
                        records.auditTrail().lastRow());
        OwnerOnly.create(zip);
        try {
            new JdbcTemplate(database).update("backup to ?", zip.toString());
            return held;
        } catch (RuntimeException fault) {
            Files.deleteIfExists(zip);
            throw fault;
        }
    }
}
