package org.hotline12333.store.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.hotline12333.identity.Origin;
import org.hotline12333.identity.Secret;
import org.hotline12333.identity.TelephoneNumber;
import org.hotline12333.insurance.StoreUnderTest;
import org.hotline12333.insurance.TestPeople;
import org.hotline12333.service.Enquirer;
import org.hotline12333.store.outbox.Dispatch.Letter;
import org.junit.jupiter.api.Test;

/** What is to be sent waits, goes once, and is given up in the end, over every database. */
public interface OutboxContract {
    String TO = "14000001234";
    String TEXT = "余额28640.32元";

    StoreUnderTest fresh();

    private void put(String text, String call) {
        fresh().store()
                .outbox()
                .put(
                        new Message(
                                fresh().id(TestPeople.PAYING),
                                "SMS_ANSWER",
                                TelephoneNumber.of(TO),
                                Secret.of(text)),
                        new Enquirer(Origin.telephone("13900000001"), call));
    }

    private Dispatch dispatch(String server) {
        return fresh().store().dispatch(server, 6_000);
    }

    private Letter next(String server) {
        return dispatch(server).next().orElseThrow();
    }

    private OutboxBook.Counts counts() {
        return fresh().store().outboxBook().counts();
    }

    private static Tried.Later later() {
        return new Tried.Later("answered with 500", Optional.empty());
    }

    @Test
    default void aMessageIsSealedAndGoesWithItsRowOfTheAudit() {
        put(TEXT, "1.1");

        assertThat(fresh().audit()).containsExactly("SMS_ANSWER//QUEUED");
        assertThat(
                        fresh().sql()
                                .sql("select number_sealed, text_sealed from outbox")
                                .query()
                                .listOfRows()
                                .toString())
                .doesNotContain(TO)
                .doesNotContain("28640");
        Letter letter = next("a");
        assertThat(letter.to().canonical()).isEqualTo(TO);
        assertThat(letter.text().reveal()).isEqualTo(TEXT);
        assertThat(letter.toString()).doesNotContain(TO).doesNotContain("28640");
    }

    @Test
    default void asOftenAsACallAsksForItItIsOneMessage() {
        put(TEXT, "1.1");
        put(TEXT, "1.1");
        put(TEXT, "1.2");

        assertThat(counts().waiting()).isEqualTo(2);
        assertThat(fresh().audit()).hasSize(2);
    }

    @Test
    default void nobodyElseHasOneUntilItIsSettled() {
        put(TEXT, "1.1");
        put("another", "1.1");
        Letter letter = next("a");

        assertThat(dispatch("b").next()).isEmpty();
        dispatch("a").over(letter, new Tried.Sent());

        assertThat(next("b").text().reveal()).isEqualTo("another");
    }

    @Test
    default void ofServersThatSendAtOnceOneHasIt() throws Exception {
        put(TEXT, "1.1");
        List<Letter> letters = new ArrayList<>();
        try (ExecutorService servers = Executors.newFixedThreadPool(8)) {
            List<Callable<Optional<Letter>>> all =
                    IntStream.range(0, 8)
                            .<Callable<Optional<Letter>>>mapToObj(i -> dispatch("s" + i)::next)
                            .toList();
            for (var each : servers.invokeAll(all)) {
                each.get().ifPresent(letters::add);
            }
        }
        assertThat(letters).hasSize(1);
    }

    @Test
    default void whoDiesBetweenSendingAndSayingSoLeavesItToComeAgainUnderItsKey() {
        put(TEXT, "1.1");
        Letter lost = next("a");

        fresh().clock().pass(Dispatch.TURN_MAX);

        Letter again = next("b");
        assertThat(again.key()).isEqualTo(lost.key());
        assertThat(again.nth()).isEqualTo(2);
        dispatch("a").over(lost, new Tried.Refused(400)); // nobody believes it any more
        assertThat(counts().dead()).isZero();
        dispatch("b").over(again, new Tried.Sent());
        assertThat(counts().sent()).isEqualTo(1);
    }

    @Test
    default void nothingIsLeftOfWhatWasSent() {
        put(TEXT, "1.1");
        dispatch("a").over(next("a"), new Tried.Sent());

        assertThat(
                        fresh().sql()
                                .sql("select number_sealed, text_sealed from outbox")
                                .query((row, _) -> row.getString(1) + row.getString(2))
                                .single())
                .isEqualTo("nullnull");
    }

    @Test
    default void itIsTriedAgainAfterGrowingPausesAndGivenUpInTheEnd() {
        put(TEXT, "1.1");
        List<Duration> pauses = new ArrayList<>();
        for (int nth = 1; nth <= Dispatch.TRIES_MAX; nth++) {
            Duration waited = Duration.ZERO;
            Optional<Letter> letter = dispatch("a").next();
            while (letter.isEmpty()) {
                fresh().clock().pass(Duration.ofSeconds(10));
                waited = waited.plusSeconds(10);
                letter = dispatch("a").next();
            }
            pauses.add(waited);
            dispatch("a").over(letter.get(), later());
        }

        assertThat(pauses)
                .containsExactly(
                        Duration.ZERO,
                        Duration.ofSeconds(10),
                        Duration.ofMinutes(1),
                        Duration.ofMinutes(5),
                        Duration.ofMinutes(15),
                        Duration.ofHours(1),
                        Duration.ofHours(3),
                        Duration.ofHours(6),
                        Duration.ofHours(12),
                        Duration.ofHours(24));
        assertThat(counts().dead()).isEqualTo(1);
        assertThat(fresh().store().outboxBook().dead().getFirst())
                .satisfies(dead -> assertThat(dead.tail()).isEqualTo("1234"))
                .satisfies(dead -> assertThat(dead.why()).isEqualTo("answered with 500"));
    }

    @Test
    default void aGatewayThatWantsToBeLeftAloneIs() {
        put(TEXT, "1.1");
        dispatch("a")
                .over(
                        next("a"),
                        new Tried.Later("answered with 429", Optional.of(Duration.ofMinutes(7))));

        fresh().clock().pass(Duration.ofMinutes(6));
        assertThat(dispatch("a").next()).isEmpty();
        fresh().clock().pass(Duration.ofMinutes(1));
        assertThat(dispatch("a").next()).isPresent();
    }

    @Test
    default void noGatewayKeepsAMessageWaitingForMoreThanADay() {
        put(TEXT, "1.1");
        dispatch("a")
                .over(
                        next("a"),
                        new Tried.Later("answered with 503", Optional.of(Duration.ofDays(365))));

        fresh().clock().pass(Duration.ofHours(23));
        assertThat(dispatch("a").next()).isEmpty();
        fresh().clock().pass(Duration.ofHours(1));
        assertThat(dispatch("a").next()).isPresent();
    }

    @Test
    default void theLastTryThatNobodyHeardOfIsGivenUpToo() {
        put(TEXT, "1.1");
        fresh().sql().sql("update outbox set tries = 10").update();

        assertThat(dispatch("a").next()).isEmpty();
        assertThat(counts().dead()).isEqualTo(1);
    }

    @Test
    default void whatWasRefusedIsSentAgainUnderItsKeyAndThatIsInTheAudit() {
        put(TEXT, "1.1");
        Letter refused = next("a");
        dispatch("a").over(refused, new Tried.Refused(400));
        OutboxBook book = fresh().store().outboxBook();

        assertThat(book.again("00000000", "outbox, by somebody")).isZero();
        assertThat(book.again(refused.key().substring(0, 8), "outbox, by somebody")).isEqualTo(1);

        assertThat(next("a").key()).isEqualTo(refused.key());
        assertThat(fresh().audit()).endsWith("SEND_AGAIN//ANSWERED");
    }

    @Test
    default void noMoreGoInAMinuteThanMayWhicheverServerSends() {
        for (int i = 0; i < 40; i++) {
            put("message " + i, "1.1");
        }
        int sent = 0;
        for (int second = 0; second < 60; second++) {
            for (String server : List.of("a", "b")) {
                Dispatch dispatch = fresh().store().dispatch(server, 20);
                for (Optional<Letter> letter = dispatch.next();
                        letter.isPresent();
                        letter = dispatch.next()) {
                    dispatch.over(letter.get(), new Tried.Sent());
                    sent++;
                }
            }
            fresh().clock().pass(Duration.ofSeconds(1));
        }
        assertThat(sent).isBetween(19, 21);
    }

    @Test
    default void whatWaitsIsNeverRemoved() {
        put(TEXT, "1.1");
        put("another", "1.1");
        dispatch("a").over(next("a"), new Tried.Sent());
        fresh().clock().pass(Duration.ofDays(400));

        assertThat(fresh().store().outbox().removeBefore(fresh().clock().instant())).isEqualTo(1);
        assertThat(counts().waiting()).isEqualTo(1);
    }
}
