package org.hotline12333.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;
import org.hotline12333.calllog.CallLog;
import org.hotline12333.calllog.ServerBoards;
import org.hotline12333.channel.CallFacts;
import org.hotline12333.interpreter.CallEvent;
import org.hotline12333.services.Services;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LiveServersTest {
    private static final Instant NOON = Instant.parse("2026-11-30T04:00:00Z");

    private final JdbcConnectionPool pool =
            JdbcConnectionPool.create(
                    "jdbc:h2:mem:" + UUID.randomUUID() + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE",
                    "hotline",
                    "");
    private final LiveCalls calls = none();
    private Instant now = NOON;
    private LiveServers one;
    private LiveServers other;

    private static LiveCalls none() {
        return new LiveCalls(Services.contracts(), new CallerRegions(), Runnable::run);
    }

    @BeforeEach
    void open() {
        Flyway.configure().dataSource(pool).load().migrate();
        ServerBoards boards = CallLog.open(pool, Clock.fixed(NOON, ZoneOffset.UTC)).boards();
        one = server("one", boards, none());
        other = server("other", boards, calls);
    }

    @AfterEach
    void close() {
        pool.dispose();
    }

    private LiveServers server(String name, ServerBoards boards, LiveCalls has) {
        return new LiveServers(
                name,
                Optional.of(boards),
                has,
                () -> 500,
                () -> now,
                () -> Duration.between(NOON, now).toNanos());
    }

    private Consumer<CallEvent> begin(String id) {
        return calls.begins(
                new CallEvent.Begun(
                        Duration.ZERO, new CallFacts(id, "13912345678", "12333"), "digest", now));
    }

    private void pass(int seconds) {
        for (int i = 0; i < seconds; i++) {
            now = now.plusSeconds(1);
            one.turn();
            other.turn();
        }
    }

    private LiveServers.Other seen() {
        assertThat(one.others()).hasSize(1);
        return one.others().getFirst();
    }

    @Test
    void whoLooksAtOneServerSeesTheCallsOfAnotherASecondLater() {
        pass(5);
        one.others();
        pass(2);
        begin("1.1");
        pass(1);
        one.turn();

        assertThat(seen().name()).isEqualTo("other");
        assertThat(seen().silent()).isFalse();
        assertThat(seen().now()).isEqualTo(new ServerNow(500, 1, 0, calls.now()));
    }

    @Test
    void whileNobodyLooksNoCallIsWrittenAnywhere() {
        begin("1.1");
        pass(30);

        one.others();
        one.turn();

        assertThat(seen().now().count()).isOne();
        assertThat(seen().now().calls()).isEmpty();
    }

    @Test
    void nobodyWhoHasGoneIsWrittenFor() {
        begin("1.1");
        pass(1);
        one.others();
        pass(3);
        assertThat(seen().now().calls()).hasSize(1);

        pass(25);
        begin("1.2");
        pass(1);
        one.others();
        one.turn();

        assertThat(seen().now().calls()).isEmpty();
    }

    @Test
    void aServerThatDiesIsSilentAndThenForgotten() {
        begin("1.1");
        pass(1);
        for (int i = 0; i < 16; i++) {
            one.others();
            now = now.plusSeconds(1);
            one.turn();
        }
        assertThat(seen().silent()).isTrue();
        assertThat(seen().at()).isEqualTo(NOON.plusSeconds(1));

        now = now.plus(LiveServers.FORGOTTEN);
        one.others();
        one.turn();
        assertThat(one.others()).isEmpty();
    }

    @Test
    void aServerThatEndsIsGoneAtOnceAndStaysSo() {
        pass(1);
        other.close();
        pass(6);
        one.others();
        one.turn();

        assertThat(one.others()).isEmpty();
    }

    @Test
    void whatAnotherVersionHasWrittenIsASilentServer() {
        ServerBoards boards = CallLog.open(pool, Clock.fixed(NOON, ZoneOffset.UTC)).boards();
        boards.write(new ServerBoards.Board(UUID.randomUUID(), "newer", now, "[1, 2]"));
        one.others();
        one.turn();

        assertThat(seen().name()).isEqualTo("newer");
        assertThat(seen().silent()).isTrue();
    }

    @Test
    void aBoardHasNoMoreOfACallThanAPage() {
        begin("1.1");

        String text = new ServerNow(500, 1, 0, calls.now()).text();

        assertThat(text).contains("\"78\"").doesNotContain("139123456");
        assertThat(ServerNow.read(text)).isEqualTo(new ServerNow(500, 1, 0, calls.now()));
    }
}
