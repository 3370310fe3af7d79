package org.hotline12333.store.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.hotline12333.identity.Origin;
import org.hotline12333.identity.TelephoneNumber;
import org.hotline12333.identity.TicketNumber;
import org.hotline12333.insurance.StoreUnderTest;
import org.hotline12333.service.Enquirer;
import org.hotline12333.store.access.Limits;
import org.hotline12333.store.ticket.CallBacks.Claimed;
import org.junit.jupiter.api.Test;

/** Whom to call back, and how often, over every database. */
public interface CallBackContract {
    LocalDate DAY = LocalDate.of(2026, 11, 20);

    StoreUnderTest fresh();

    private CallBacks callBacks() {
        return fresh().store().callBacks();
    }

    private TicketNumber wish(String number, LocalDate day, HalfDay half) {
        CallBack to = new CallBack(TelephoneNumber.of(number), day, half, "en");
        return fresh().store()
                .tickets()
                .open(
                        new Wish(TicketKind.CALL_BACK, "", day, Optional.of(to)),
                        new Enquirer(Origin.telephone("13900000001"), "1.1"),
                        Optional.empty())
                .number();
    }

    private TicketNumber wish() {
        return wish("13900000007", DAY, HalfDay.MORNING);
    }

    private Optional<Claimed> claim() {
        return callBacks().claim(DAY, HalfDay.MORNING, "9.1");
    }

    private void over(Claimed claimed, Dialling how) {
        callBacks().over(claimed.ticket(), claimed.nth(), how, "9.2");
    }

    private void pass(Duration time) {
        fresh().clock().pass(time);
    }

    @Test
    default void aTicketIsClaimedOnceAtATimeWithItsRowOfTheAudit() {
        TicketNumber ticket = wish();

        Claimed claimed = claim().orElseThrow();

        assertThat(claimed)
                .isEqualTo(new Claimed(ticket, 1, TelephoneNumber.of("13900000007"), "en"));
        assertThat(claimed.toString()).doesNotContain("13900000007");
        assertThat(claim()).isEmpty();
        assertThat(fresh().audit()).endsWith("CALL_BACK/" + ticket.digits() + "/CLAIMED");
    }

    @Test
    default void ofServersThatAskAtOnceOneGetsIt() throws Exception {
        wish();
        CallBacks one = callBacks();
        CallBacks other = fresh().with(Limits.standard()).store().callBacks();
        List<Claimed> claimed = new ArrayList<>();

        try (ExecutorService servers = Executors.newFixedThreadPool(8)) {
            List<Callable<Optional<Claimed>>> asking =
                    IntStream.range(0, 24)
                            .<Callable<Optional<Claimed>>>mapToObj(each ->
                                    () ->
                                            (each % 2 == 0 ? one : other)
                                                    .claim(DAY, HalfDay.MORNING, "9." + each))
                            .toList();
            for (var each : servers.invokeAll(asking)) {
                each.get().ifPresent(claimed::add);
            }
        }

        assertThat(claimed).hasSize(1);
    }

    /** Nothing need be heard of a claim: whatever was to say it may have died. */
    @Test
    default void nobodyIsCalledMoreThanThreeTimesAndNeverSoonAfterTheLast() {
        wish();
        for (int time = 1; time <= CallBacks.TRIES_MAX; time++) {
            assertThat(claim().orElseThrow().nth()).isEqualTo(time);
            pass(CallBacks.PAUSE.minusSeconds(1));
            assertThat(claim()).isEmpty();
            pass(Duration.ofSeconds(1));
        }

        assertThat(claim()).isEmpty();
        assertThat(fresh().store().ticketBook().all(false)).hasSize(1);
    }

    @Test
    default void whoWasReachedIsNotCalledAgain() {
        wish();
        Claimed first = claim().orElseThrow();

        over(first, Dialling.REACHED);
        over(first, Dialling.NO_KEY);
        pass(CallBacks.PAUSE);

        assertThat(claim()).isEmpty();
        assertThat(fresh().audit().getLast()).endsWith("/REACHED");
    }

    @Test
    default void ofAnOlderTimeNothingIsBelieved() {
        wish();
        Claimed first = claim().orElseThrow();
        pass(CallBacks.PAUSE);
        Claimed second = claim().orElseThrow();

        over(first, Dialling.REACHED);
        over(second, Dialling.BUSY);
        pass(CallBacks.PAUSE);

        assertThat(claim()).isPresent();
        assertThat(fresh().audit()).noneMatch(row -> row.endsWith("/REACHED"));
    }

    @Test
    default void aTimeWithoutAnAgentDoesNotCount() {
        wish();
        for (int time = 0; time < 2 * CallBacks.TRIES_MAX; time++) {
            over(claim().orElseThrow(), Dialling.NO_AGENT);
            assertThat(claim()).isEmpty();
            pass(CallBacks.AGENT_PAUSE);
        }

        assertThat(claim()).isPresent();
    }

    @Test
    default void nobodyIsCalledOnAnotherHalfOfADay() {
        wish("13900000007", DAY, HalfDay.AFTERNOON);
        assertThat(claim()).isEmpty();
        assertThat(callBacks().claim(DAY.plusDays(1), HalfDay.AFTERNOON, "9.1")).isEmpty();

        assertThat(callBacks().claim(DAY, HalfDay.AFTERNOON, "9.1")).isPresent();
    }

    @Test
    default void anAnsweredTicketCallsNobody() {
        fresh().store().ticketBook().close(wish(), "called by hand", "one");

        assertThat(claim()).isEmpty();
    }

    @Test
    default void whatIsNoNumberIsNeverCalledAndStaysATicket() {
        for (String forged :
                List.of(
                        "13900000007&PJSIP/agent1",
                        "13900000007@elsewhere",
                        "+4930123456",
                        "004930123456",
                        "95566",
                        "17412345678")) {
            TicketNumber ticket = wish(forged, DAY, HalfDay.MORNING);

            assertThat(claim()).as(forged).isEmpty();
            assertThat(fresh().audit().getLast())
                    .isEqualTo("CALL_BACK/" + ticket.digits() + "/REFUSED");
        }
        assertThat(fresh().store().ticketBook().all(false))
                .singleElement()
                .satisfies(entry -> assertThat(entry.called()).contains(Dialling.REFUSED));
    }

    @Test
    default void aLaterWishBeginsAnew() {
        wish();
        Claimed first = claim().orElseThrow();
        wish("13900000008", DAY, HalfDay.MORNING);

        Claimed second = claim().orElseThrow();
        over(first, Dialling.REACHED);

        assertThat(second.number()).isEqualTo(TelephoneNumber.of("13900000008"));
        assertThat(second.nth()).isNotEqualTo(first.nth());
        assertThat(fresh().audit()).noneMatch(row -> row.endsWith("/REACHED"));
    }
}
