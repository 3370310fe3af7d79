package org.hotline12333.calllog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.hotline12333.calllog.ServerBoards.Board;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What holds of the servers' boards over every database. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class ServerBoardsContract {
    private static final Instant TEN = Instant.parse("2026-11-30T02:00:00Z");
    private static final UUID ONE = UUID.randomUUID();
    private static final UUID OTHER = UUID.randomUUID();
    private static final UUID THIRD = UUID.randomUUID();

    private DataSource source;
    private ServerBoards boards;

    /** An empty database. */
    abstract DataSource emptyDatabase() throws Exception;

    @BeforeAll
    void migrate() throws Exception {
        source = emptyDatabase();
        Flyway.configure().dataSource(source).load().migrate();
        boards = CallLog.open(source, Clock.fixed(TEN, ZoneOffset.UTC)).boards();
    }

    @BeforeEach
    void nothing() {
        JdbcClient.create(source).sql("delete from server_board").update();
    }

    private static Board board(UUID id, String name, int second, String text) {
        return new Board(id, name, at(second), text);
    }

    private static Instant at(int second) {
        return TEN.plus(Duration.ofSeconds(second));
    }

    @Test
    void aServerReadsWhatOthersWroteLast() {
        boards.write(board(ONE, "b", 0, "mine"));
        boards.write(board(OTHER, "c", 1, "first"));
        boards.write(board(OTHER, "c", 2, "second"));
        boards.write(board(THIRD, "a", 3, "x".repeat(100_000)));

        assertThat(boards.others(ONE, at(0)))
                .containsExactly(
                        board(THIRD, "a", 3, "x".repeat(100_000)), board(OTHER, "c", 2, "second"));
        assertThat(boards.others(ONE, at(3))).extracting(Board::name).containsExactly("a");
    }

    @Test
    void anybodyWhoLooksIsKnownToAll() {
        boards.write(board(ONE, "a", 0, ""));
        boards.write(board(OTHER, "b", 0, ""));
        assertThat(boards.isLookedAt(at(0))).isFalse();

        boards.look(OTHER, at(7));

        assertThat(boards.isLookedAt(at(7))).isTrue();
        assertThat(boards.isLookedAt(at(8))).isFalse();
    }

    @Test
    void aServerThatEndsTakesItsBoardAwayAndOneThatDiedLeavesItForAWhile() {
        boards.write(board(ONE, "a", 0, ""));
        boards.write(board(OTHER, "b", 0, ""));
        boards.write(board(THIRD, "c", 60, ""));

        boards.remove(ONE);
        assertThat(boards.others(ONE, at(0))).extracting(Board::name).containsExactly("b", "c");

        boards.removeBefore(at(60));
        assertThat(boards.others(ONE, at(0))).extracting(Board::name).containsExactly("c");
    }
}
