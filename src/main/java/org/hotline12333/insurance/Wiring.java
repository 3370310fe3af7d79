package org.hotline12333.insurance;

import java.time.Duration;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the parts of the store are made of. */
record Wiring(
        JdbcTemplate jdbc,
        JdbcClient sql,
        Transactions transactions,
        Keyring keys,
        Audit audit,
        Limits limits,
        InstantSource clock) {
    /** The longest that a caller waits for one transaction; then the store counts as away. */
    static final Duration TRANSACTION_MAX = Duration.ofSeconds(3);

    static Wiring of(DataSource source, Keyring keys, Limits limits, InstantSource clock) {
        return of(source, TRANSACTION_MAX, keys, limits, clock);
    }

    /** The same, over the same keys, for work that no caller waits for. */
    Wiring patient(DataSource source) {
        return of(new PatientSource(source), PatientSource.STATEMENT_MAX, keys, limits, clock);
    }

    private static Wiring of(
            DataSource source, Duration most, Keyring keys, Limits limits, InstantSource clock) {
        JdbcTemplate jdbc = new JdbcTemplate(source);
        jdbc.setQueryTimeout((int) most.toSeconds());
        JdbcClient sql = JdbcClient.create(jdbc);
        Transactions transactions = new Transactions(CommitsOnDisk.of(source), most);
        return new Wiring(jdbc, sql, transactions, keys, new Audit(sql, keys), limits, clock);
    }
}
