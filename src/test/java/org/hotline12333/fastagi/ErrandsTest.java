package org.hotline12333.fastagi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.hotline12333.channel.Arrival;
import org.hotline12333.channel.Arrival.Claim;
import org.hotline12333.channel.Arrival.Dialled;
import org.hotline12333.channel.CallFacts;
import org.hotline12333.channel.Errands;
import org.hotline12333.identity.TelephoneNumber;
import org.hotline12333.identity.TicketNumber;
import org.hotline12333.prompt.Utterance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Asterisk asks and tells beside calls, on the wire. */
class ErrandsTest {
    private static final Claim CLAIM = new Claim(TicketNumber.of(10000005), 2, "en");

    private final List<Arrival> told = new CopyOnWriteArrayList<>();
    private final List<Object> calls = new CopyOnWriteArrayList<>();
    private Optional<Errands.Due> due = Optional.empty();

    private final Errands errands =
            new Errands() {
                @Override
                public void gone(CallFacts call) {
                    told.add(call.arrival());
                }

                @Override
                public Optional<Due> due(CallFacts clock) {
                    told.add(clock.arrival());
                    return due;
                }

                @Override
                public void over(CallFacts call, Arrival.CallOver over) {
                    told.add(over);
                }
            };

    private static List<String> environment(String... arguments) {
        List<String> lines =
                new ArrayList<>(Wire.ENVIRONMENT.subList(0, Wire.ENVIRONMENT.size() - 1));
        for (int at = 1; at <= arguments.length; at++) {
            lines.add("agi_arg_" + at + ": " + arguments[at - 1]);
        }
        return lines;
    }

    private List<String> said(List<String> environment, String... replies) throws IOException {
        FastAgiSettings settings =
                ServerUnderTest.settings(1, ServerUnderTest.LONG, ServerUnderTest.LONG);
        try (FastAgiServer server = new FastAgiServer(settings, calls::add, errands)) {
            server.start();
            try (Wire wire = Wire.to(server.port())) {
                return wire.ring(environment).answer(replies);
            }
        }
    }

    private static String ticket() {
        return CLAIM.name();
    }

    @Test
    void aClockHearsNothingWhereNobodyIsDue() throws IOException {
        assertThat(said(environment("clock"))).isEmpty();
        assertThat(told).containsExactly(new Arrival.Clock());
        assertThat(calls).isEmpty();
    }

    @Test
    void aClockHearsWhomToCallAndTheClaimLast() throws IOException {
        due =
                Optional.of(
                        new Errands.Due(
                                CLAIM,
                                TelephoneNumber.of("13900000007"),
                                "hotline",
                                Utterance.SILENCE));

        assertThat(
                        said(
                                environment("clock"),
                                "200 result=1",
                                "200 result=1",
                                "200 result=1",
                                "200 result=1"))
                .containsExactly(
                        "SET VARIABLE \"HOTLINE_NUMBER\" \"13900000007\"",
                        "SET VARIABLE \"HOTLINE_QUEUE\" \"hotline\"",
                        "SET VARIABLE \"HOTLINE_WHISPER\" \"\"",
                        "SET VARIABLE \"HOTLINE_CALLBACK\" \"" + ticket() + "\"");
        assertThat(calls).isEmpty();
    }

    @Test
    void howItWentIsToldAndIsNoCall() throws IOException {
        assertThat(said(environment("called", ticket(), "BUSY"))).isEmpty();
        assertThat(said(environment("called", ticket(), "NEWER"))).isEmpty();

        assertThat(told)
                .containsExactly(
                        new Arrival.CallOver(CLAIM, Dialled.BUSY),
                        new Arrival.CallOver(CLAIM, Dialled.UNKNOWN));
        assertThat(calls).isEmpty();
    }

    /** Nor is it asked by whom it is called: what is dialled leads nowhere. */
    @Test
    void aTesterIsNoCaller() throws IOException {
        assertThat(said(environment("draft")))
                .containsExactly("SET VARIABLE HOTLINE_RESULT nothing", "failure");

        assertThat(calls).isEmpty();
        assertThat(told).isEmpty();
    }

    @Test
    void whoHasAnsweredIsACall() throws IOException {
        said(environment("callback", ticket()));

        assertThat(calls).hasSize(1);
    }

    /** The last digit of a ticket's number checks the others. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "100000057",
                "100000058-1",
                "100000057-",
                "100000057-1;x",
                "100000057-1-",
                "100000057-1-EN",
                "1-1"
            })
    void aClaimThatIsNoneIsRefused(String claim) throws IOException {
        said(environment("called", claim, "BUSY"));
        said(environment("callback", claim));

        assertThat(told).isEmpty();
        assertThat(calls).isEmpty();
    }
}
