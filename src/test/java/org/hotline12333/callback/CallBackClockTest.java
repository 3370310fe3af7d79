package org.hotline12333.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.h2.jdbcx.JdbcConnectionPool;
import org.hotline12333.background.RateLimitedLog;
import org.hotline12333.channel.Arrival;
import org.hotline12333.channel.CallFacts;
import org.hotline12333.channel.Errands.Due;
import org.hotline12333.identity.Origin;
import org.hotline12333.identity.TelephoneNumber;
import org.hotline12333.insurance.StoreUnderTest;
import org.hotline12333.interpreter.Release;
import org.hotline12333.release.ReleaseFolder;
import org.hotline12333.service.Enquirer;
import org.hotline12333.store.ticket.CallBack;
import org.hotline12333.store.ticket.HalfDay;
import org.hotline12333.store.ticket.TicketKind;
import org.hotline12333.store.ticket.Wish;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When somebody is called back; a Friday in winter, 8:00 to 12:00 and 14:30 to 17:30. */
class CallBackClockTest {
    private static final LocalDate FRIDAY = LocalDate.of(2026, 11, 20);
    private static final CallFacts LOOK = new CallFacts("1.1", "", "");

    @TempDir Path keys;

    private JdbcConnectionPool database;
    private StoreUnderTest store;
    private CallBackClock clock;
    private Instant now = at("00:00");

    @BeforeEach
    void open() throws Exception {
        database =
                JdbcConnectionPool.create(
                        "jdbc:h2:mem:"
                                + UUID.randomUUID()
                                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE"
                                + ";DEFAULT_NULL_ORDERING=HIGH",
                        "hotline",
                        "");
        store = StoreUnderTest.empty(database, keys.resolve("hotline.key"));
        Release release = ReleaseFolder.read(Path.of("."));
        clock =
                new CallBackClock(
                        () -> release,
                        store.store().callBacks(),
                        () -> now,
                        _ -> {},
                        new RateLimitedLog(System::nanoTime));
    }

    @AfterEach
    void close() {
        database.dispose();
    }

    private static Instant at(String time) {
        return Instant.parse("2026-11-20T" + time + ":00Z").minus(Duration.ofHours(8));
    }

    private void wish(LocalDate day, HalfDay half) {
        wish(day, half, "zh");
    }

    private void wish(LocalDate day, HalfDay half, String language) {
        CallBack to = new CallBack(TelephoneNumber.of("13900000007"), day, half, language);
        store.store()
                .tickets()
                .open(
                        new Wish(TicketKind.CALL_BACK, "", day, Optional.of(to)),
                        new Enquirer(Origin.telephone("13900000007"), "1.1"),
                        Optional.empty());
    }

    private Optional<Due> due(String time) {
        now = at(time);
        return clock.due(LOOK);
    }

    private List<String> firstDue() {
        List<String> due = new ArrayList<>();
        for (String time :
                List.of("07:59", "08:00", "11:59", "12:00", "14:29", "14:30", "17:29", "17:30")) {
            if (due.isEmpty() && due(time).isPresent()) {
                due.add(time);
            }
        }
        return due;
    }

    @Test
    void nobodyIsCalledBeforeTheAgentsAreThere() {
        wish(FRIDAY, HalfDay.MORNING);

        assertThat(firstDue()).containsExactly("08:00");
    }

    @Test
    void whoWishesAnAfternoonIsCalledAfterLunch() {
        wish(FRIDAY, HalfDay.AFTERNOON);

        assertThat(firstDue()).containsExactly("14:30");
    }

    @Test
    void whoWishesAnotherDayIsNotCalledToday() {
        wish(FRIDAY.plusDays(3), HalfDay.MORNING);

        assertThat(firstDue()).isEmpty();
    }

    @Test
    void anAgentOfTheQueueThatCallsBackIsAskedFirst() {
        wish(FRIDAY, HalfDay.MORNING);

        Due due = due("09:00").orElseThrow();

        assertThat(due.queue()).isEqualTo("hotline");
        assertThat(due.whisper().clips()).isNotEmpty();
        assertThat(due.number()).isEqualTo(TelephoneNumber.of("13900000007"));
        assertThat(due.toString()).doesNotContain("13900000007");
    }

    @ParameterizedTest
    @CsvSource({"en, hotline-english, en", "zh, hotline, zh", "'', hotline, zh", "fr, hotline, zh"})
    void whoSpokeEnglishTalksToWhoeverDoes(String language, String queue, String heard) {
        wish(FRIDAY, HalfDay.MORNING, language);

        Due due = due("09:00").orElseThrow();

        assertThat(due.queue()).isEqualTo(queue);
        assertThat(due.claim().language()).isEqualTo(heard);
        assertThat(due.whisper().clips())
                .allSatisfy(clip -> assertThat(clip.id()).startsWith(heard + "/"));
    }

    @Test
    void whoHasPressedTheKeyWasReachedWhateverTheExchangeSaysLater() {
        wish(FRIDAY, HalfDay.MORNING);
        Due due = due("09:00").orElseThrow();

        clock.reached(due.claim());
        clock.over(LOOK, new Arrival.CallOver(due.claim(), Arrival.Dialled.ANSWER));

        assertThat(store.audit())
                .anyMatch(row -> row.endsWith("/REACHED"))
                .noneMatch(row -> row.endsWith("/NO_KEY"));
    }

    @Test
    void anAnswerWithoutTheKeyIsNobody() {
        wish(FRIDAY, HalfDay.MORNING);
        Due due = due("09:00").orElseThrow();

        clock.over(LOOK, new Arrival.CallOver(due.claim(), Arrival.Dialled.ANSWER));

        assertThat(store.audit()).anyMatch(row -> row.endsWith("/NO_KEY"));
    }

    /** Nothing is heard of it then: it counts as in vain. */
    @Test
    void anEndThatCannotBeWrittenHoldsNobody() {
        wish(FRIDAY, HalfDay.MORNING);
        Due due = due("09:00").orElseThrow();
        database.dispose();

        assertThatCode(() -> clock.reached(due.claim())).doesNotThrowAnyException();
        assertThatCode(() ->
                        clock.over(LOOK, new Arrival.CallOver(due.claim(), Arrival.Dialled.BUSY)))
                .doesNotThrowAnyException();
    }

    @Test
    void aStoreThatIsAwayCallsNobody() {
        wish(FRIDAY, HalfDay.MORNING);
        database.dispose();

        assertThat(due("09:00")).isEmpty();
    }
}
