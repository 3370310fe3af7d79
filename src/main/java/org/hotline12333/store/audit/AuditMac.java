package org.hotline12333.store.audit;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.hotline12333.identity.PersonId;
import org.hotline12333.store.sealing.SealingKeys;

/**
 * What a row of the audit is signed with: digits by chance, so that no two rows are alike and a
 * copy shows, and a MAC over them and all that the row says. The origin is signed as it was
 * claimed, not as it is sealed, so that it can be sealed anew. The database's name is signed as
 * well, so that a row of another one with the same key is not one of ours; and the channel, so that
 * nobody who asked on one is said to have asked on another.
 */
final class AuditMac {
    private static final int SALT = 16;
    private static final int MAC = 32;

    private AuditMac() {}

    /** What is signed of where a row was written; a row tells by itself which it has. */
    enum Version {
        /** A row that names no channel, nor a database where it is older still. */
        FIRST {
            @Override
            Stream<Object> where(Optional<String> database, AuditRow row) {
                return database.<Stream<Object>>map(name -> Stream.of("audit row 2", name))
                        .orElseGet(() -> Stream.of("audit row"));
            }
        },
        OF_CHANNEL {
            @Override
            Stream<Object> where(Optional<String> database, AuditRow row) {
                return Stream.of(
                        "audit row 3", database.orElse(""), row.origin().channel().stored());
            }
        };

        abstract Stream<Object> where(Optional<String> database, AuditRow row);
    }

    /** An instant as both databases give it back. */
    static Instant stored(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS);
    }

    /**
     * @param database which the row belongs to; nothing in an older hotline's
     */
    static String sign(
            SealingKeys keys,
            Optional<String> database,
            Audit.Entry entry,
            String result,
            Instant at) {
        return of(
                keys,
                Version.OF_CHANNEL,
                database,
                HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong()),
                new AuditRow(
                        at,
                        entry.person(),
                        entry.enquirer().origin(),
                        entry.enquirer().session(),
                        entry.enquiry().stored(),
                        entry.detail(),
                        result));
    }

    /** Whether this is what was made of the row when it was written. */
    static boolean fits(
            SealingKeys keys,
            Version version,
            Optional<String> database,
            AuditRow row,
            String mac) {
        return mac.length() == SALT + MAC
                && of(keys, version, database, mac.substring(0, SALT), row).equals(mac);
    }

    private static String of(
            SealingKeys keys,
            Version version,
            Optional<String> database,
            String salt,
            AuditRow row) {
        Optional<PersonId> person = row.person();
        Stream<Object> where = version.where(database, row);
        Stream<Object> what =
                Stream.of(
                        salt,
                        ChronoUnit.MICROS.between(Instant.EPOCH, row.at()),
                        person.isPresent() ? person.get().value() : "nobody",
                        row.origin().name(),
                        row.session(),
                        row.enquiry(),
                        row.detail(),
                        row.result());
        return salt + keys.sign(Stream.concat(where, what).toArray()).substring(0, MAC);
    }
}
