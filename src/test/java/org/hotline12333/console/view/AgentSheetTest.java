package org.hotline12333.console.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hotline12333.calllog.LoggedCall;
import org.hotline12333.calllog.LoggedStep;
import org.hotline12333.calllog.LoggedStep.Answer;
import org.hotline12333.service.VerificationLevel;
import org.hotline12333.services.Services;
import org.junit.jupiter.api.Test;

class AgentSheetTest {
    private static final List<LoggedStep> STEPS =
            List.of(
                    new LoggedStep.Question(
                            Duration.ofSeconds(7),
                            "main",
                            "zh",
                            List.of("main-menu"),
                            Optional.of(new Answer(Duration.ofSeconds(9), "1", 1, "COMPLETE")),
                            List.of("main key 1")),
                    new LoggedStep.Submission(
                            Duration.ofSeconds(31),
                            "identify",
                            "verify-numbers",
                            "verified",
                            List.of()));

    private static LoggedCall call(String how, String queue) {
        return new LoggedCall(
                "1.1",
                "12333",
                "digest",
                Instant.parse("2026-11-30T04:00:00Z"),
                STEPS,
                Optional.of(new LoggedCall.End(Duration.ofSeconds(75), how, queue)));
    }

    private static Optional<AgentSheet> sheet(List<LoggedCall> call) {
        return AgentSheet.of("1.1", call, Services.contracts());
    }

    @Test
    void tellsWhatACallerDidAndWhetherTheyWereVerified() {
        AgentSheet sheet = sheet(List.of(call("TRANSFERRED", "agents"))).orElseThrow();

        assertThat(sheet.level()).isNotEqualTo(VerificationLevel.UNKNOWN);
        AgentSheet.Leg leg = sheet.legs().getFirst();
        assertThat(leg.lasted()).hasToString("Optional[1:15]");
        assertThat(leg.lines())
                .extracting(AgentSheet.Line::place, AgentSheet.Line::answer)
                .containsExactly(tuple("main", ""), tuple("identify", "verify-numbers: verified"));
    }

    @Test
    void ofACallThatNobodyKnowsThereIsNone() {
        assertThat(sheet(List.of())).isEmpty();
    }
}
