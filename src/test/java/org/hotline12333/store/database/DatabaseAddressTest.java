package org.hotline12333.store.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which kind of database a URL names is answered in one place. */
class DatabaseAddressTest {
    private static DatabaseAddress address(String url) {
        return new DatabaseAddress(url, "hotline", "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:h2:file:./data/x;MODE=PostgreSQL", "jdbc:h2:./data/x"})
    void aFileIsEmbeddedHoweverItsUrlIsWritten(String url) {
        assertThat(address(url).isEmbedded()).isTrue();
        assertThat(address(url).isServer()).isFalse();
        assertThat(DatabaseAddress.delaysCommits(url)).isTrue();
        assertThat(address(url).file())
                .contains(Path.of("data/x.mv.db").toAbsolutePath().normalize());
    }

    @Test
    void theOptionsGoAlongWhenTheFileIsElsewhere() {
        assertThat(address("jdbc:h2:./data/x;MODE=PostgreSQL").at(Path.of("/copy/y.mv.db")).url())
                .isEqualTo("jdbc:h2:file:/copy/y;MODE=PostgreSQL");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:h2:tcp://db/hotline", "jdbc:h2:ssl://db/hotline"})
    void anotherProcessOfH2DelaysCommitsAndIsNotEmbedded(String url) {
        assertThat(address(url).isEmbedded()).isFalse();
        assertThat(DatabaseAddress.delaysCommits(url)).isTrue();
        assertThat(address(url).file()).isEqualTo(Optional.empty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:h2:mem:x", "jdbc:postgresql://db/hotline"})
    void othersAreNeither(String url) {
        assertThat(address(url).isEmbedded()).isFalse();
        assertThat(DatabaseAddress.delaysCommits(url)).isFalse();
    }

    @Test
    void whatOneOpensIsWhatIsLookedAt() {
        assertThat(DatabaseAddress.isInMemory("jdbc:h2:mem:x")).isTrue();
        assertThat(DatabaseAddress.isInMemory("jdbc:h2:file:/mem:x")).isFalse();
    }

    /** Where others take all that there are, calls go on with those of the pool. */
    @Test
    void thePoolOfCallersKeepsItsConnections() {
        try (HikariDataSource pool = DatabaseAddress.pool(address("jdbc:h2:mem:x").connections())) {
            assertThat(pool.getMinimumIdle()).isEqualTo(pool.getMaximumPoolSize());
        }
    }

    /** As docs/security.md says. */
    @Test
    void aServerThatFallsSilentIsGivenUpInSeconds() {
        DatabaseAddress server = address("jdbc:postgresql://db/hotline");

        assertThat(server.told("socketTimeout")).isEqualTo("5");
        assertThat(server.told("connectTimeout")).isEqualTo("3");
        assertThat(server.told("cancelSignalTimeout")).isEqualTo("2");
        assertThat(server.told("tcpKeepAlive")).isEqualTo("true");
        assertThat(server.told("options")).isEqualTo("-c idle_in_transaction_session_timeout=5s");
    }
}
