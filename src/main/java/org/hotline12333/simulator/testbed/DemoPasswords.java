package org.hotline12333.simulator.testbed;

import org.springframework.jdbc.core.JdbcTemplate;

/** The query passwords of the demo people, which scripted calls change. */
final class DemoPasswords {
    private final JdbcTemplate jdbc;

    DemoPasswords(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** As they are when a call begins. */
    void keep() {
        jdbc.execute("create table credential_before as select * from credential");
    }

    /** As if no call had been. */
    void restore() {
        jdbc.update("delete from credential");
        jdbc.update("insert into credential select * from credential_before");
    }
}
