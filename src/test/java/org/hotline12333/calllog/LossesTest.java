package org.hotline12333.calllog;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import org.hotline12333.fastagi.LogLines;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LossesTest {
    private final LogLines log = new LogLines();
    private long now;
    private final Losses losses = new Losses(() -> now);

    @AfterEach
    void closeLog() {
        log.close();
    }

    @Test
    void theFirstIsToldAtOnceAndTheOthersAfterAMinute() {
        losses.count(1, "full");
        losses.count(2, "full");
        assertThat(log.messages()).containsExactly("call log losses: 1 entries, full");

        now += Duration.ofMinutes(1).toNanos();
        losses.count(1, "full");

        assertThat(log.messages()).hasSize(2).endsWith("call log losses: 3 entries, full");
    }

    @Test
    void aDatabaseThatIsAwayIsOneLineAMinute() {
        losses.away(new SQLException("away"));
        losses.away(new SQLException("away"));

        assertThat(log.messages())
                .containsExactly("call log losses: 0 entries, database away, SQLException");
    }

    @Test
    void whatIsLeftIsToldAtTheEnd() {
        losses.count(1, "full");
        losses.count(4, "closed");

        losses.tell();
        losses.tell();

        assertThat(log.messages()).hasSize(2).endsWith("call log losses: 4 entries, closed");
    }
}
