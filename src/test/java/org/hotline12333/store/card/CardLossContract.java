package org.hotline12333.store.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.hotline12333.identity.Origin;
import org.hotline12333.identity.PersonId;
import org.hotline12333.identity.Secret;
import org.hotline12333.identity.TelephoneNumber;
import org.hotline12333.insurance.StoreUnderTest;
import org.hotline12333.insurance.TestPeople;
import org.hotline12333.service.Enquirer;
import org.hotline12333.store.outbox.Message;
import org.junit.jupiter.api.Test;

/** A card is lost once, until a day or until that is taken back, over every database. */
public interface CardLossContract {
    LocalDate TODAY = LocalDate.of(2026, 11, 20);
    LocalDate LAST = LocalDate.of(2026, 11, 25);

    StoreUnderTest fresh();

    private CardLosses losses() {
        return fresh().store().cardLosses();
    }

    private PersonId person() {
        return fresh().id(TestPeople.PAYING);
    }

    private static Enquirer call(String id) {
        return new Enquirer(Origin.telephone("13900000001"), id);
    }

    private Function<String, Optional<Message>> sms(String text) {
        Message message =
                new Message(
                        person(), "CARD_SMS", TelephoneNumber.of("14000001234"), Secret.of(text));
        return occasion -> Optional.of(message.of(occasion));
    }

    private LocalDate report(LocalDate today, LocalDate holdsTo, String call) {
        return losses().report(person(), today, holdsTo, call(call), sms("lost"));
    }

    private void release(LocalDate today, String call) {
        losses().release(person(), today, call(call), sms("released"));
    }

    private Optional<LocalDate> holdsTo(LocalDate day) {
        return losses().holdsTo(person(), day);
    }

    private long waiting() {
        return fresh().store().outboxBook().counts().waiting();
    }

    @Test
    default void aReportHoldsWithItsRowOfTheAuditAndItsMessage() {
        assertThat(report(TODAY, LAST, "1.1")).isEqualTo(LAST);

        assertThat(holdsTo(TODAY)).contains(LAST);
        assertThat(fresh().audit())
                .containsExactly("REPORT_CARD_LOSS//REPORTED", "CARD_SMS//QUEUED");
        assertThat(waiting()).isEqualTo(1);
    }

    @Test
    default void askedForAgainItIsTheSameToItsFirstDay() {
        report(TODAY, LAST, "1.1");

        assertThat(report(TODAY, LAST, "1.1")).isEqualTo(LAST);
        assertThat(report(TODAY.plusDays(1), LAST.plusDays(1), "1.2")).isEqualTo(LAST);

        assertThat(waiting()).isEqualTo(1);
        assertThat(fresh().audit()).hasSize(2);
    }

    @Test
    default void itLapsesByItselfBehindItsLastDay() {
        report(TODAY, LAST, "1.1");

        assertThat(holdsTo(LAST)).contains(LAST);
        assertThat(holdsTo(LAST.plusDays(1))).isEmpty();
        assertThat(report(LAST.plusDays(1), LAST.plusDays(6), "1.3")).isEqualTo(LAST.plusDays(6));
    }

    @Test
    default void itIsTakenBackOnceWithItsRowOfTheAuditAndItsMessage() {
        report(TODAY, LAST, "1.1");

        release(TODAY, "1.2");
        release(TODAY, "1.2");

        assertThat(holdsTo(TODAY)).isEmpty();
        assertThat(fresh().audit())
                .endsWith("RELEASE_CARD_LOSS//RELEASED", "CARD_SMS//QUEUED")
                .hasSize(4);
    }

    @Test
    default void lostFoundAndLostInOneCallAreThreeMessages() {
        report(TODAY, LAST, "1.1");
        release(TODAY, "1.1");
        report(TODAY, LAST, "1.1");

        assertThat(waiting()).isEqualTo(3);
        assertThat(holdsTo(TODAY)).contains(LAST);
    }

    @Test
    default void whatHasLapsedIsNotTakenBack() {
        report(TODAY, LAST, "1.1");

        release(LAST.plusDays(1), "1.2");

        assertThat(fresh().audit()).noneMatch(row -> row.startsWith("RELEASE"));
    }

    @Test
    default void nobodyElsesCardIsLost() {
        report(TODAY, LAST, "1.1");

        assertThat(losses().holdsTo(fresh().id(TestPeople.RETIRED), TODAY)).isEmpty();
    }

    @Test
    default void ofServersThatReportAtOnceOneDoes() throws Exception {
        try (ExecutorService servers = Executors.newFixedThreadPool(8)) {
            List<Callable<LocalDate>> all =
                    IntStream.range(0, 8)
                            .<Callable<LocalDate>>mapToObj(i -> () -> report(TODAY, LAST, "1." + i))
                            .toList();
            for (var each : servers.invokeAll(all)) {
                assertThat(each.get()).isEqualTo(LAST);
            }
        }
        assertThat(waiting()).isEqualTo(1);
        assertThat(fresh().audit()).hasSize(2);
    }

    @Test
    default void withoutTheAuditNothingIsLost() {
        fresh().withoutAudit(() -> {
            try {
                report(TODAY, LAST, "1.1");
            } catch (RuntimeException _) {
                return;
            }
            throw new AssertionError("it was reported without its row");
        });

        assertThat(holdsTo(TODAY)).isEmpty();
        assertThat(waiting()).isZero();
    }
}
