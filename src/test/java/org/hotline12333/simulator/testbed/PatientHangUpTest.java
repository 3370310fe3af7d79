package org.hotline12333.simulator.testbed;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.hotline12333.fastagi.LogLines;
import org.hotline12333.interpreter.CallEvent;
import org.hotline12333.interpreter.CallLimits;
import org.hotline12333.service.Contract;
import org.hotline12333.service.Service;
import org.hotline12333.service.ServiceAwayException;
import org.hotline12333.simulator.line.ScriptedCaller;
import org.hotline12333.simulator.line.SimulatedChannel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever hangs up has sent their message, also where the store is away just then. */
class PatientHangUpTest {
    private static final String SENDS = "leave-message";
    private static final String KEEPS = "keep-message";

    /** As long as a transaction may take that comes to nothing. */
    private static final Duration IN_VAIN = ofSeconds(3);

    @TempDir private Path keys;

    private final List<String> served = new ArrayList<>();
    private final List<Duration> tries = new ArrayList<>();

    private static ScriptedCaller inTheReview() {
        return new ScriptedCaller()
                .answers("131")
                .says(ofSeconds(3), "#")
                .hangsUpInPrompt(ofMillis(300));
    }

    /** A call in which a service is away for so long, from its first try on. */
    private void call(ScriptedCaller caller, String service, Duration away, boolean leaving) {
        try (TestHotline hotline = TestHotline.open(keys)) {
            SimulatedChannel channel =
                    new SimulatedChannel(hotline.exchange(), caller, hotline.prompts()::length);
            hotline.runner(
                            CallLimits.DEFAULT,
                            real ->
                                    real.contract().service().equals(service)
                                            ? away(real, away, channel, leaving)
                                            : real)
                    .observedBy(_ -> this::note)
                    .run(channel);
        }
    }

    private void note(CallEvent event) {
        if (event instanceof CallEvent.Served(_, _, String service, String outcome)) {
            served.add(service + " " + outcome);
        }
    }

    private Service away(Service real, Duration time, SimulatedChannel channel, boolean leaving) {
        return new Service() {
            @Override
            public Contract contract() {
                return real.contract();
            }

            @Override
            public Result serve(Request request) {
                tries.add(channel.clock());
                if (channel.clock().minus(tries.getFirst()).compareTo(time) >= 0) {
                    return real.serve(request);
                }
                if (leaving) {
                    channel.leave();
                }
                channel.pass(IN_VAIN);
                throw new ServiceAwayException(
                        "record store away", "a test", new IllegalStateException("a test"));
            }
        };
    }

    /** From one try to the next, without the time that each took. */
    private List<Duration> pauses() {
        List<Duration> pauses = new ArrayList<>();
        for (int i = 1; i < tries.size(); i++) {
            pauses.add(tries.get(i).minus(tries.get(i - 1)).minus(IN_VAIN));
        }
        return pauses;
    }

    @Test
    void whatIsSentByAHangUpWaitsForTheStore() {
        call(inTheReview(), SENDS, ofSeconds(10), false);

        assertThat(served).containsExactly("keep-message kept", "leave-message opened");
        assertThat(pauses()).containsExactly(ofSeconds(2), ofSeconds(8));
    }

    @Test
    void whatWasSaidByWhoHasHungUpWaitsForTheStore() {
        call(
                new ScriptedCaller().answers("131").saysAndHangsUp(ofSeconds(3)),
                KEEPS,
                ofSeconds(10),
                false);

        assertThat(served).containsExactly("keep-message kept", "leave-message opened");
    }

    @Test
    void whoIsThereIsToldAtOnceThatNothingIsKept() {
        call(
                new ScriptedCaller().answers("131").says(ofSeconds(3), "#"),
                KEEPS,
                Duration.ofHours(1),
                false);

        assertThat(tries).hasSize(1);
        assertThat(served).isEmpty();
    }

    @Test
    void itIsGivenUpAfterAMinute() {
        try (LogLines log = new LogLines()) {
            call(inTheReview(), SENDS, Duration.ofHours(1), false);

            assertThat(log.messages())
                    .filteredOn(line -> line.startsWith("hang-up not served"))
                    .containsExactly(
                            "hang-up not served: leave-message for message-sending, a test, call 1790000000.1");
        }

        assertThat(served).containsExactly("keep-message kept");
        assertThat(pauses())
                .containsExactly(ofSeconds(2), ofSeconds(8), ofSeconds(20), ofSeconds(30));
    }

    @Test
    void aServerThatEndsTriesOnceMoreAndDoesNotWait() {
        call(inTheReview(), SENDS, Duration.ofHours(1), true);

        assertThat(pauses()).containsExactly(Duration.ZERO);
    }
}
