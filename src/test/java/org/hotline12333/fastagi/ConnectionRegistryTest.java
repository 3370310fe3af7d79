package org.hotline12333.fastagi;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.hotline12333.background.RateLimitedLog;
import org.hotline12333.fastagi.ConnectionRegistry.Turn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConnectionRegistryTest {
    private final LogLines log = new LogLines();
    private final RateLimitedLog warnings = new RateLimitedLog(() -> 7);
    private final ConnectionRegistry lines =
            new ConnectionRegistry(2, FastAgiSettings.SILENT_MAX, warnings);
    private final List<Socket> sockets = Collections.synchronizedList(new ArrayList<>());

    @AfterEach
    void closeLog() {
        log.close();
    }

    @Test
    void aCallHasItsLineUntilItLeaves() {
        Connection first = arrival();
        Connection second = arrival();
        Connection third = arrival();

        assertThat(lines.begin(first)).isEqualTo(Turn.CALL);
        assertThat(lines.begin(second)).isEqualTo(Turn.CALL);
        assertThat(lines.begin(third)).isEqualTo(Turn.BUSY);
        lines.leave(first);
        assertThat(lines.begin(arrival())).isEqualTo(Turn.CALL);
        assertThat(log.lines()).containsExactly("WARN call limit reached: 2 calls (1 times)");
    }

    @Test
    void oneThatHasYetToSpeakHasNoLine() {
        IntStream.range(0, 100).forEach(_ -> arrival());

        assertThat(lines.begin(arrival())).isEqualTo(Turn.CALL);
    }

    @Test
    void theOneThatWasSilentForLongestMakesRoom() {
        Connection oldest = arrival();
        Connection call = arrival();
        lines.begin(call);
        IntStream.range(1, FastAgiSettings.SILENT_MAX).forEach(_ -> arrival());
        assertThat(sockets).noneMatch(Socket::isClosed);

        arrival();

        assertThat(sockets.getFirst().isClosed()).isTrue();
        assertThat(sockets.subList(1, sockets.size())).noneMatch(Socket::isClosed);
        assertThat(oldest.isConnected()).isFalse();
        assertThat(log.lines())
                .containsExactly(
                        "WARN silent connections: 1000 at once; the oldest is cut (1 times)");
    }

    @Test
    void nobodyIsCutInItsFirstMoment() {
        long before = System.nanoTime();
        IntStream.range(0, FastAgiSettings.SILENT_MAX).forEach(_ -> arrival());

        arrival();

        assertThat(sockets.getFirst().isClosed()).isTrue();
        assertThat(Duration.ofNanos(System.nanoTime() - before))
                .isGreaterThanOrEqualTo(ConnectionRegistry.GRACE.minusMillis(1));
    }

    @Test
    void aNewcomerIsLetInAsSoonAsOneHasSpoken() throws InterruptedException {
        Connection first = arrival();
        IntStream.range(1, FastAgiSettings.SILENT_MAX).forEach(_ -> arrival());
        Thread newcomer = Thread.ofPlatform().start(this::arrival);

        lines.begin(first);
        newcomer.join();

        assertThat(sockets).noneMatch(Socket::isClosed);
    }

    @Test
    void oneThatHasLeftTakesNoRoom() {
        Connection gone = arrival();
        IntStream.range(1, FastAgiSettings.SILENT_MAX).forEach(_ -> arrival());

        lines.leave(gone);
        arrival();

        assertThat(sockets).noneMatch(Socket::isClosed);
    }

    @Test
    void oneThatArrivesAfterTheEndIsCut() {
        lines.close(Duration.ZERO, Duration.ZERO);

        Connection late = arrival();

        assertThat(sockets).allMatch(Socket::isClosed);
        assertThat(lines.begin(late)).isEqualTo(Turn.CLOSING);
    }

    @Test
    void theEndCutsThoseThatHaveYetToSpeak() {
        arrival();

        lines.close(ServerUnderTest.LONG, ServerUnderTest.LONG);

        assertThat(sockets).allMatch(Socket::isClosed);
    }

    @Test
    void theEndCutsTheCallsThatAreLeft() {
        lines.begin(arrival());

        lines.close(Duration.ZERO, Duration.ZERO);

        assertThat(sockets).allMatch(Socket::isClosed);
    }

    @Test
    void aCallThatMayStillEndIsNotHandedOver() {
        Connection call = arrival();
        lines.begin(call);
        CompletableFuture<Void> closing =
                CompletableFuture.runAsync(
                        () -> lines.close(ServerUnderTest.LONG, ServerUnderTest.LONG));

        awaitClosing();

        assertThat(lines.isLeaving()).isFalse();
        lines.leave(call);
        closing.join();
    }

    private void awaitClosing() {
        Connection late = arrival();
        while (lines.begin(late) != Turn.CLOSING) {
            lines.leave(late);
        }
    }

    @Test
    void oneWhoIsInterruptedWaitsNoLonger() {
        lines.begin(arrival());
        Thread.currentThread().interrupt();

        lines.close(ServerUnderTest.LONG, ServerUnderTest.LONG);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(sockets).allMatch(Socket::isClosed);
    }

    private Connection arrival() {
        Socket socket = new Socket();
        sockets.add(socket);
        Connection connection =
                new Connection(
                        socket,
                        ServerUnderTest.settings(2, ServerUnderTest.LONG, ServerUnderTest.LONG),
                        warnings);
        lines.arrive(connection);
        return connection;
    }
}
