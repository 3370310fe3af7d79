package org.hotline12333.insurance.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.hotline12333.authoring.ProblemsException;
import org.hotline12333.identity.PersonId;
import org.hotline12333.insurance.TestPeople;
import org.hotline12333.insurance.delivery.ContributionRow;
import org.hotline12333.insurance.delivery.DeliveryRow;
import org.hotline12333.insurance.delivery.Extent;
import org.hotline12333.insurance.shelf.PastNumbers;
import org.hotline12333.store.audit.WhoAsked;
import org.hotline12333.store.database.Database;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** For how long somebody who is in no delivery any more is known by their numbers. */
abstract class PastNumbersContract extends IntakeUnderTest {
    private static final Duration KEPT = Duration.ofDays(1098);
    private static final TestPeople ZHAO = TestPeople.IN_ARREARS;

    private YearMonth month = YearMonth.of(2026, 2);
    private PersonId wang;
    private PersonId li;

    /** Wang is gone since the second delivery, and no undo leads back to the first. */
    @BeforeEach
    void wangIsGone() throws Exception {
        next(List.of(paying("1", WANG, month), paying("2", LI, month)));
        wang = id(WANG);
        li = id(LI);
        next(List.of(paying("2", LI, month)));
        next(List.of(paying("2", LI, month)));
        store.sql()
                .sql(
                        "insert into credential (person, sealing_key, password_hash) select ?,"
                                + " min(id), 'x' from sealing_key")
                .param(wang.value())
                .update();
    }

    /** All of the next month. */
    private void next(List<Stream<DeliveryRow>> people) throws Exception {
        take(deliver(month, Extent.COMPLETE, people.stream().flatMap(rows -> rows)));
        month = month.plusMonths(1);
    }

    private Instant limit() {
        return store.clock().instant().minus(KEPT);
    }

    /** By a server that was started just now. */
    private int removed() {
        PastNumbers numbers = new PastNumbers(Database.of(store.source()));
        int removed = 0;
        for (OptionalInt some = numbers.removeBefore(limit());
                some.isPresent();
                some = numbers.removeBefore(limit())) {
            removed += some.getAsInt();
        }
        return removed;
    }

    private void passAndForgetWhoAsked() {
        store.clock().pass(KEPT.plusDays(1));
        store.trail().link();
        store.trail().removeBefore(limit());
    }

    private long passwords() {
        return store.sql().sql("select count(*) from credential").query(Long.class).single();
    }

    @Test
    void whoComesBackInTimeIsTheSame() throws Exception {
        store.clock().pass(KEPT.minusDays(1));

        assertThat(removed()).isZero();
        assertThat(passwords()).isOne();
        assertThat(store.trail().of(WANG.id(), "office")).isInstanceOf(WhoAsked.Rows.class);
        next(List.of(paying("1", WANG, month), paying("2", LI, month)));
        store.sql().sql("delete from credential").update();
        assertThat(id(WANG)).isEqualTo(wang);
        assertThat(id(LI)).isEqualTo(li);
    }

    @Test
    void whoComesBackLaterIsSomebodyElse() throws Exception {
        passAndForgetWhoAsked();

        assertThat(removed()).isEqualTo(3);
        assertThat(removed()).isZero();
        assertThat(passwords()).isZero();
        assertThat(store.trail().of(WANG.id(), "office")).isInstanceOf(WhoAsked.Nobody.class);
        next(List.of(paying("1", WANG, month), paying("2", LI, month), paying("3", ZHAO, month)));
        assertThat(id(LI)).isEqualTo(li);
        assertThat(id(WANG)).isNotIn(wang, li);
        assertThat(id(ZHAO)).isNotIn(wang, li, id(WANG));
    }

    @Test
    void asLongAsTheAuditKnowsOfThemTheyAreKnown() {
        store.clock().pass(KEPT.plusDays(1));

        assertThat(removed()).isZero();
        assertThat(store.trail().of(WANG.id(), "office")).isInstanceOf(WhoAsked.Rows.class);
    }

    @Test
    void theLastPlaceIsGivenToNobodyElse() throws Exception {
        next(List.of(paying("1", WANG, month)));
        next(List.of(paying("1", WANG, month)));
        store.sql().sql("delete from credential").update();
        passAndForgetWhoAsked();

        assertThat(removed()).as("by which Wang was found at first").isEqualTo(3);

        ContributionRow twice = paid("3", month, 500_000, true);
        assertThatExceptionOfType(ProblemsException.class)
                .isThrownBy(() ->
                        next(
                                List.of(
                                        paying("1", WANG, month),
                                        Stream.of(person("3", ZHAO), twice, twice))));
        assertThat(removed()).as("nobody has heard of the third").isZero();
        next(List.of(paying("1", WANG, month), paying("3", ZHAO, month)));
        assertThat(id(ZHAO)).isNotIn(wang, li);
        next(List.of(paying("1", WANG, month), paying("3", ZHAO, month)));
        assertThat(removed()).isEqualTo(3);
        next(List.of(paying("1", WANG, month), paying("2", LI, month)));
        assertThat(id(LI)).isNotIn(wang, li);
    }

    @Test
    void aNumberThatWasCorrectedIsForgotten() throws Exception {
        next(List.of(paying("2", ZHAO, month)));
        next(List.of(paying("2", ZHAO, month)));
        next(List.of(paying("2", ZHAO, month), paying("3", LI, month)));
        assertThat(id(ZHAO)).isEqualTo(li);
        store.clock().pass(KEPT.plusDays(1));

        assertThat(removed()).as("ID and social security number").isEqualTo(2);
        assertThat(id(ZHAO)).isEqualTo(li);
    }

    @Test
    void aWrongClockOrAnOldMonthRemovesNothing() {
        store.trail().link();
        store.trail().removeBefore(store.clock().instant());

        delivered("switched_at = timestamp with time zone '2001-01-01 00:00:00+00:00'");
        assertThat(removed()).isZero();
        delivered("data_to = date '2001-01-01'");
        delivered("switched_at = timestamp with time zone '2026-11-20 00:00:00+00:00'");
        assertThat(removed()).isZero();
        delivered("switched_at = timestamp with time zone '2001-01-01 00:00:00+00:00'");
        assertThat(removed()).isEqualTo(3);
    }

    private void delivered(String when) {
        store.sql().sql("update delivery set " + when).update();
    }

    @Test
    void whatAnUndoLeadsBackToStays() throws Exception {
        next(List.of(paying("3", ZHAO, month)));
        passAndForgetWhoAsked();

        assertThat(removed()).as("of Wang").isEqualTo(3);
        intake().undo();
        assertThat(id(LI)).isEqualTo(li);
    }
}
