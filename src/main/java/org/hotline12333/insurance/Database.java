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
        InstantSource clock,
        InstantSource told) {
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
        return of(source, TRANSACTION_MAX, keys, limits, clock, told);
    }

    /** The same, over the same keys, for work that no caller waits for. */
    Wiring patient(DataSource source) {
        return of(
                new PatientSource(source), PatientSource.STATEMENT_MAX, keys, limits, clock, told);
    }

    private static Wiring of(
            DataSource source,
            Duration most,
            Keyring keys,
            Limits limits,
            InstantSource clock,
            InstantSource told) {
        JdbcTemplate jdbc = new JdbcTemplate(source);
        jdbc.setQueryTimeout((int) most.toSeconds());
        JdbcClient sql = JdbcClient.create(jdbc);
        Transactions transactions = new Transactions(CommitsOnDisk.of(source), most);
        Audit audit = new Audit(sql, keys, told);
        return new Wiring(jdbc, sql, transactions, keys, audit, limits, clock, told);
    }
}
