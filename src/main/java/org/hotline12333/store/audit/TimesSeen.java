package org.hotline12333.store.audit;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.hotline12333.store.database.Database;
import org.hotline12333.store.database.RecordStoreAwayException;
import org.hotline12333.store.database.Transactions;
import org.hotline12333.store.sealing.Keyring;
import org.hotline12333.store.sealing.SealingKeys;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;

/**
 * What the servers of one database take for the time, kept in it and signed for it, so that a clock
 * that is wrong at the next start shows. Throws {@link RecordStoreAwayException}. Safe for many
 * threads.
 */
public final class TimesSeen {
    /** Rows of the audit in which the latest is looked for: clocks of servers differ a little. */
    private static final int LOOKED_AT = 1_000;

    private final JdbcTemplate jdbc;
    private final Keyring keyring;
    private final Audit audit;
    private final AuditTables tables;

    public TimesSeen(Database database, Keyring keyring, Audit audit) {
        jdbc = database.jdbc();
        this.keyring = keyring;
        this.audit = audit;
        tables = new AuditTables(jdbc, keyring);
    }

    /** What is found in the database. */
    public sealed interface Found {
        record Seen(TimeSeen time) implements Found {}

        /** None was ever written, or somebody has removed it. */
        record Absent() implements Found {}

        /** Not written by us, or not for this database. */
        record Forged() implements Found {}
    }

    private record Stored(TimeSeen time, String key, String mac) {}

    private static final RowMapper<Stored> STORED =
            (row, _) -> {
                @Nullable OffsetDateTime since =
                        row.getObject("doubted_since", OffsetDateTime.class);
                Duration ahead = Duration.ofMillis(row.getLong("ahead_ms"));
                return new Stored(
                        new TimeSeen(
                                row.getObject("seen_at", OffsetDateTime.class).toInstant(),
                                since == null
                                        ? Optional.empty()
                                        : Optional.of(new TimeSeen.Doubt(ahead, since.toInstant())),
                                row.getString("server")),
                        row.getString("sealing_key"),
                        row.getString("mac"));
            };

    public Found find() {
        List<Stored> rows =
                Transactions.alone(
                        () -> jdbc.query("select * from time_seen where id = 1", STORED));
        if (rows.isEmpty()) {
            return new Found.Absent();
        }
        Stored row = rows.getFirst();
        boolean ours =
                keyring.now()
                        .named(row.key())
                        .filter(keys -> signature(keys, row.time()).equals(row.mac()))
                        .isPresent();
        return ours ? new Found.Seen(row.time()) : new Found.Forged();
    }

    /** When the latest row of the audit was written that is ours: no earlier can it be now. */
    public Optional<Instant> latestEnquiry() {
        return Transactions.alone(() -> tables.newest(tables.headAsStored(), LOOKED_AT));
    }

    /** In place of what was there. */
    public void write(TimeSeen seen) {
        TimeSeen time = stored(seen);
        SealingKeys keys = keyring.now().writing();
        @Nullable Object[] values = {
            Transactions.stamp(time.at()),
            time.doubt().map(TimeSeen.Doubt::ahead).map(Duration::toMillis).orElse(null),
            time.doubt().map(TimeSeen.Doubt::since).map(Transactions::stamp).orElse(null),
            time.server(),
            keys.id(),
            signature(keys, time)
        };
        int changed =
                Transactions.alone(() ->
                        jdbc.update(
                                """
                                update time_seen set seen_at = ?, ahead_ms = ?, doubted_since = ?,
                                    server = ?, sealing_key = ?, mac = ?
                                where id = 1
                                """,
                                values));
        if (changed == 0) {
            Transactions.alone(() ->
                    jdbc.update(
                            """
                            insert into time_seen (id, seen_at, ahead_ms, doubted_since, server,
                                sealing_key, mac)
                            values (1, ?, ?, ?, ?, ?, ?) on conflict do nothing
                            """,
                            values));
        }
    }

    /** As both databases give it back. */
    private static TimeSeen stored(TimeSeen seen) {
        return new TimeSeen(
                AuditMac.stored(seen.at()),
                seen.doubt()
                        .map(doubt ->
                                new TimeSeen.Doubt(
                                        Duration.ofMillis(doubt.ahead().toMillis()),
                                        AuditMac.stored(doubt.since()))),
                seen.server());
    }

    private String signature(SealingKeys keys, TimeSeen time) {
        return keys.sign(
                "time seen",
                Transactions.alone(audit::database).orElse(""),
                time.at(),
                time.doubt().map(it -> it.ahead().toMillis() + " since " + it.since()).orElse(""),
                time.server());
    }
}
