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
        return of(source, keys, limits, clock, clock);
    }

    /**
     * @param clock decides
     * @param told the machine's clock, which the audit tells
     */
    static Wiring of(
            DataSource source,
            Keyring keys,
            Limits limits,
            InstantSource clock,
            InstantSource told) {
        JdbcTemplate jdbc = new JdbcTemplate(source);
        jdbc.setQueryTimeout((int) TRANSACTION_MAX.toSeconds());
        JdbcClient sql = JdbcClient.create(jdbc);
        Transactions transactions = new Transactions(CommitsOnDisk.of(source), TRANSACTION_MAX);
        return new Wiring(jdbc, sql, transactions, keys, new Audit(sql, keys, told), limits, clock);
    }
}
