package org.hotline12333.store.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseFaultTest {
    @ParameterizedTest
    @CsvSource({
        "90020, IN_USE",
        "90146, NOT_THERE",
        "90028, DAMAGED",
        "90030, DAMAGED",
        "42P01, OLDER_TABLES",
        "42S02, OLDER_TABLES",
        "42S04, OLDER_TABLES",
        "42703, OLDER_TABLES",
        "42S22, OLDER_TABLES",
        "25006, READ_ONLY",
        "53100, DISK_FULL",
        "90011, RELATIVE_PATH",
        "90031, NOT_WRITABLE",
        "90062, NOT_WRITABLE",
        "28000, USER_REFUSED",
        "28P01, USER_REFUSED",
        "08006, AWAY",
        "08001, AWAY",
        "53300, OTHER",
        ", OTHER"
    })
    void isReadFromTheState(String state, DatabaseFault fault) {
        assertThat(DatabaseFault.of(new SQLException("why", state))).isEqualTo(fault);
    }

    @Test
    void oneOfOurOwnIsReadAsItself() {
        assertThat(DatabaseFault.of(DatabaseFault.DISK_FULL.thrown("full")))
                .isEqualTo(DatabaseFault.DISK_FULL);
    }

    @Test
    void isFoundAmongTheCauses() {
        Exception outer =
                new IllegalStateException(
                        "a bean", new RuntimeException(new SQLException("in use", "90020")));

        assertThat(DatabaseFault.in(outer)).contains(DatabaseFault.IN_USE);
        assertThat(DatabaseFault.in(new IllegalStateException("else"))).isEmpty();
    }
}
