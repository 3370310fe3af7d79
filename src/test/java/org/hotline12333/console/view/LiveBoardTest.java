package org.hotline12333.console.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hotline12333.live.LiveCall;
import org.hotline12333.live.LiveServers.Other;
import org.hotline12333.live.MaskedCaller;
import org.hotline12333.live.ServerNow;
import org.hotline12333.service.VerificationLevel;
import org.junit.jupiter.api.Test;

class LiveBoardTest {
    private static final Instant NOON = Instant.parse("2026-11-30T04:00:00Z");

    private static LiveCall call(long number, String id, int minutes) {
        Instant began = NOON.minus(Duration.ofMinutes(minutes));
        return new LiveCall(
                number,
                id,
                new MaskedCaller("78"),
                Optional.empty(),
                "main",
                Optional.empty(),
                VerificationLevel.UNKNOWN,
                began,
                began);
    }

    private static LiveBoard board(ServerNow here, Other... others) {
        return LiveBoard.of(
                new LiveBoard.Here("here", here),
                List.of(others),
                Optional.empty(),
                Optional.empty(),
                NOON);
    }

    private static Other other(String name, boolean silent, ServerNow now) {
        return new Other(name, NOON.minusSeconds(20), silent, now);
    }

    @Test
    void callsOfAllServersStandTogetherTheLongestFirst() {
        LiveBoard board =
                board(
                        new ServerNow(100, 2, 1, List.of(call(1, "a.1", 9), call(2, "a.2", 1))),
                        other("there", false, new ServerNow(50, 1, 2, List.of(call(1, "b.1", 5)))));

        assertThat(board.calls())
                .extracting(LiveBoard.Row::callId)
                .containsExactly("a.1", "b.1", "a.2");
        assertThat(board.calls())
                .extracting(LiveBoard.Row::server)
                .containsExactly("here", "there", "here");
        assertThat(board.calls()).extracting(LiveBoard.Row::id).doesNotHaveDuplicates();
        assertThat(board.count()).isEqualTo(3);
        assertThat(board.limit()).isEqualTo(150);
        assertThat(board.queued()).isEqualTo(3);
        assertThat(board.servers()).containsExactly("here", "there");
    }

    @Test
    void aSilentServerIsNamedAndItsCallsAreNotCounted() {
        LiveBoard board =
                board(
                        new ServerNow(100, 0, 0, List.of()),
                        other("there", true, new ServerNow(50, 1, 2, List.of(call(1, "b.1", 5)))));

        assertThat(board.calls()).isEmpty();
        assertThat(board.count()).isZero();
        assertThat(board.limit()).isEqualTo(100);
        assertThat(board.hasOthers()).isFalse();
        assertThat(board.silent())
                .singleElement()
                .satisfies(silent -> {
                    assertThat(silent.server()).isEqualTo("there");
                    assertThat(silent.since().clock()).isEqualTo("0:20");
                });
    }

    @Test
    void whatHasNoRowIsToldAsANumber() {
        List<LiveCall> many =
                IntStream.range(0, 300).mapToObj(at -> call(at, "a." + at, 1)).toList();
        LiveBoard board =
                board(
                        new ServerNow(1000, 300, 0, many),
                        other("there", false, new ServerNow(1000, 7, 0, List.of())));

        assertThat(board.calls()).hasSize(LiveBoard.SHOWN_MAX);
        assertThat(board.hidden()).isEqualTo(107);
    }
}
