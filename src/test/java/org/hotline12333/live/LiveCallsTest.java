package org.hotline12333.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.hotline12333.channel.CallFacts;
import org.hotline12333.interpreter.CallEvent;
import org.hotline12333.prompt.Language;
import org.hotline12333.service.VerificationLevel;
import org.hotline12333.services.Services;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LiveCallsTest {
    private static final Instant NOON = Instant.parse("2026-11-30T04:00:00Z");
    private static final Language ENGLISH = new Language("en");

    private final Deque<Runnable> aside = new ArrayDeque<>();
    private final LiveCalls live =
            new LiveCalls(Services.contracts(), new CallerRegions(), aside::add);

    private Consumer<CallEvent> begin(String id, String number, Duration clock) {
        return live.begins(
                new CallEvent.Begun(clock, new CallFacts(id, number, "12333"), "digest", NOON));
    }

    private static CallEvent asked(int seconds, String place) {
        return new CallEvent.Asked(Duration.ofSeconds(seconds), place, ENGLISH, List.of());
    }

    private static CallEvent served(String service, String outcome) {
        return new CallEvent.Served(Duration.ofSeconds(9), "identify", service, outcome);
    }

    private LiveCall only() {
        assertThat(live.now()).hasSize(1);
        return live.now().getFirst();
    }

    @Test
    void aCallIsThereFromItsBeginningToItsEnd() {
        Consumer<CallEvent> call = begin("1.1", "13912345678", Duration.ZERO);
        assertThat(only())
                .isEqualTo(
                        new LiveCall(
                                1,
                                "1.1",
                                new MaskedCaller("78"),
                                Optional.empty(),
                                "",
                                Optional.empty(),
                                VerificationLevel.UNKNOWN,
                                NOON,
                                NOON));

        call.accept(new CallEvent.Ended(Duration.ofSeconds(1), CallEvent.End.HUNG_UP, ""));

        assertThat(live.now()).isEmpty();
    }

    @Test
    void itStaysAtItsPlaceAsLongAsItIsAskedThereAgain() {
        Consumer<CallEvent> call = begin("1.1", "", Duration.ofSeconds(100));

        call.accept(asked(103, "main"));
        call.accept(asked(110, "main"));
        assertThat(only().since()).isEqualTo(NOON.plusSeconds(3));
        assertThat(only().language()).contains(ENGLISH);

        call.accept(asked(120, "pension"));
        assertThat(only().place()).isEqualTo("pension");
        assertThat(only().since()).isEqualTo(NOON.plusSeconds(20));
        assertThat(only().began()).isEqualTo(NOON);
    }

    @Test
    void whatIsKnownOfTheCallerFollowsTheServices() {
        Consumer<CallEvent> call = begin("1.1", "", Duration.ZERO);

        call.accept(served("verify-numbers", "password"));
        assertThat(only().level()).isEqualTo(VerificationLevel.CLAIMED);
        call.accept(served("verify-password", "refused"));
        assertThat(only().level()).isEqualTo(VerificationLevel.CLAIMED);
        call.accept(served("verify-password", "verified"));
        assertThat(only().level()).isEqualTo(VerificationLevel.VERIFIED);
        call.accept(served("tell-pension", "account"));
        assertThat(only().level()).isEqualTo(VerificationLevel.VERIFIED);
    }

    @Test
    void theRegionOfTheirNumberIsFoundBesideTheCall() {
        Consumer<CallEvent> call = begin("1.1", "09512345678", Duration.ZERO);
        call.accept(asked(3, "main"));
        assertThat(only().region()).isEmpty();

        aside.remove().run();

        assertThat(only().region()).contains(new CallerRegion("宁夏银川市", "Yinchuan, Ningxia"));
        call.accept(asked(9, "pension"));
        call.accept(served("verify-numbers", "password"));
        assertThat(only().region()).isPresent();
        assertThat(only().toString()).doesNotContain("2345678");
    }

    @Test
    void aCallThatIsOverBeforeItsRegionIsFoundStaysOver() {
        Consumer<CallEvent> call = begin("1.1", "09512345678", Duration.ZERO);
        call.accept(new CallEvent.Ended(Duration.ofSeconds(1), CallEvent.End.HUNG_UP, ""));

        aside.remove().run();

        assertThat(live.now()).isEmpty();
    }

    @Test
    void theLongestIsFirst() {
        begin("1.1", "", Duration.ZERO);
        Consumer<CallEvent> second = begin("1.2", "", Duration.ZERO);
        begin("1.3", "", Duration.ZERO);
        second.accept(new CallEvent.Ended(Duration.ZERO, CallEvent.End.ENDED, ""));

        assertThat(live.now()).extracting(LiveCall::callId).containsExactly("1.1", "1.3");
    }

    @ParameterizedTest
    @CsvSource({
        "13912345678, 78",
        "+8613912345678, 78",
        "02161234567, 67",
        "'', ''",
        "anonymous, ''",
        "1001, ''",
        "anonymous12, ''",
    })
    void ofANumberNoMoreThanItsTailIsThere(String claimed, String tail) {
        assertThat(MaskedCaller.of(claimed)).isEqualTo(new MaskedCaller(tail));
    }

    private void transferred(String id) {
        begin(id, "", Duration.ZERO)
                .accept(
                        new CallEvent.Ended(
                                Duration.ofMinutes(1), CallEvent.End.TRANSFERRED, "office"));
    }

    @Test
    void aQueueHasACallerUntilTheyAreBackOrGone() {
        transferred("1.1");
        transferred("1.2");
        begin("1.3", "", Duration.ZERO)
                .accept(new CallEvent.Ended(Duration.ZERO, CallEvent.End.HUNG_UP, ""));
        assertThat(live.queued(NOON)).isEqualTo(2);

        begin("1.1", "", Duration.ZERO);
        assertThat(live.queued(NOON)).isEqualTo(1);

        live.gone("1.2");
        live.gone("1.2");
        assertThat(live.queued(NOON)).isZero();
    }

    @Test
    void aQueuedCallWhoseEndWasNeverToldIsForgotten() {
        transferred("1.1");
        Instant end = NOON.plus(Duration.ofMinutes(1)).plus(LiveCalls.QUEUED_MAX);

        assertThat(live.queued(end)).isEqualTo(1);
        assertThat(live.queued(end.plusMillis(1))).isZero();
    }
}
