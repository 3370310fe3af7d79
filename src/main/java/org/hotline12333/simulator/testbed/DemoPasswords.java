package org.hotline12333.simulator.testbed;

import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** The query passwords of the demo people, which scripted calls change. */
final class DemoPasswords {
    private static final List<String> TABLES = List.of("credential", "password_change");

    private final JdbcTemplate jdbc;

    DemoPasswords(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** As they are when a call begins. */
    void keep() {
        for (String table : TABLES) {
            jdbc.execute("create table " + table + "_before as select * from " + table);
        }
    }

    /** As if no call had been. */
    void restore() {
        for (String table : TABLES) {
            jdbc.update("delete from " + table);
            jdbc.update("insert into " + table + " select * from " + table + "_before");
        }
    }
}
