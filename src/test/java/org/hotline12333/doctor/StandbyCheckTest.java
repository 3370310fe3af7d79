package org.hotline12333.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.hotline12333.insurance.TestPostgres;
import org.hotline12333.store.database.DatabaseAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whether the hotline outlives a PostgreSQL that is lost; FailoverTest has a real standby. */
class StandbyCheckTest {
    private TestPostgres server;
    private String url;

    @BeforeEach
    void start() {
        server = TestPostgres.startAlone();
        url = server.settings().getOrDefault("HOTLINE_DB_URL", "");
    }

    @AfterEach
    void stop() {
        if (server != null) {
            server.close();
        }
    }

    private static Finding finding(String url) {
        return new StandbyCheck(new DatabaseAddress(url, "postgres", "")).look();
    }

    /** As the one of a standby. */
    private Connection follow() throws SQLException {
        Properties replication = new Properties();
        replication.setProperty("user", "postgres");
        replication.setProperty("replication", "true");
        replication.setProperty("assumeMinServerVersion", "15");
        replication.setProperty("preferQueryMode", "simple");
        return DriverManager.getConnection(url, replication);
    }

    @Test
    void namesAStandbyThatFollowsAsynchronously() throws SQLException {
        assertThat(finding(url))
                .isEqualTo(new Finding.Well("HOTLINE_DB_URL names no other server"));
        try (Connection _ = follow()) {
            commits("on");
            assertThat(finding(url))
                    .isEqualTo(
                            new Finding.Wrong(
                                    "a standby follows asynchronously, and lacks what callers were"
                                            + " told last when the primary is lost",
                                    "turn synchronous_mode of Patroni on, or name it in"
                                            + " synchronous_standby_names"));
            commits("local");
            sql().sql("alter system set synchronous_standby_names = 'p2'").update();
            sql().sql("select pg_reload_conf()").query().singleValue();
            while (!sql().sql("show synchronous_standby_names")
                    .query(String.class)
                    .single()
                    .equals("p2")) {
                Thread.onSpinWait();
            }
            assertThat(finding(url)).isInstanceOf(Finding.Wrong.class);
            commits("on");
            assertThat(finding(url)).isInstanceOf(Finding.Well.class);
        }
    }

    private JdbcClient sql() {
        return JdbcClient.create(server.source());
    }

    /** The server of the tests says off to all but its user. */
    private void commits(String how) {
        sql().sql("alter role postgres set synchronous_commit = " + how).update();
    }

    @Test
    void namesAStandbyThatDoesNotAnswer() {
        assertThat(finding(url.replaceFirst("(:[0-9]+)/", "$1,localhost:1/")))
                .isInstanceOfSatisfying(
                        Finding.Wrong.class,
                        wrong ->
                                assertThat(wrong.what())
                                        .startsWith("no standby of HOTLINE_DB_URL"));
    }

    @Test
    void namesSettingsOfTheDriver() {
        assertThat(finding(url + "&socketTimeout=0"))
                .isInstanceOfSatisfying(
                        Finding.Wrong.class,
                        wrong -> assertThat(wrong.what()).contains("socketTimeout=0"));
    }

    @Test
    void cannotTellOfADatabaseThatIsAway() {
        server.close();

        assertThat(finding(url)).isEqualTo(new Finding.Unknown("the database is away"));
        assertThat(finding("jdbc:h2:mem:x"))
                .isEqualTo(new Finding.Well("an embedded database has none"));
    }
}
