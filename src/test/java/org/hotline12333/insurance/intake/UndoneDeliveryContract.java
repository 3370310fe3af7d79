package org.hotline12333.insurance.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.hotline12333.authoring.ProblemsException;
import org.hotline12333.identity.PersonId;
import org.hotline12333.insurance.StoreUnderTest;
import org.hotline12333.insurance.TestPeople;
import org.hotline12333.insurance.delivery.ContributionRow;
import org.hotline12333.insurance.delivery.Extent;
import org.hotline12333.insurance.records.MonthRecord;
import org.hotline12333.insurance.records.PensionRecord;
import org.hotline12333.insurance.records.Status;
import org.hotline12333.store.access.Verdict;
import org.hotline12333.store.audit.WhoAsked;
import org.junit.jupiter.api.Test;

/** What callers hear of a delivery that was undone, and what is left of whom it alone had. */
abstract class UndoneDeliveryContract extends IntakeUnderTest {
    @Test
    void anUndoneDeliveryIsHeardNoMoreAndCanBeHeardAgain() throws Exception {
        take(september());
        take(deliver(OCTOBER, Extent.CHANGES, paying("2", LI, OCTOBER)));
        PersonId li = id(LI);

        assertThat(intake().undo().orElseThrow().dates().to()).isEqualTo(SEPTEMBER);
        assertThat(heard()).isEqualTo(SEPTEMBER);
        assertThat(store.numbers(LI)).isInstanceOf(Verdict.Refused.class);
        assertThat(latest(WANG)).isInstanceOf(MonthRecord.Credited.class);

        assertThat(intake().undo().orElseThrow().dates().to()).isEqualTo(OCTOBER);
        assertThat(heard()).isEqualTo(OCTOBER);
        assertThat(id(LI)).isEqualTo(li);
    }

    @Test
    void afterAnUndoAnotherDeliveryTakesItsPlace() throws Exception {
        take(september());
        Path first = deliver(OCTOBER, Extent.CHANGES, paying("2", LI, OCTOBER));
        take(first);
        intake().undo();
        take(deliver(OCTOBER, Extent.CHANGES, Stream.of(paid("1", OCTOBER, 700_000, true))));

        assertThat(heard()).isEqualTo(OCTOBER);
        assertThat(store.numbers(LI)).isInstanceOf(Verdict.Refused.class);
        assertThat(latest(WANG))
                .isInstanceOfSatisfying(
                        MonthRecord.Credited.class,
                        month -> assertThat(month.contribution().base()).isEqualTo(700_000));
        assertThat(pension(WANG)).isEqualTo(new PensionRecord.Account(Status.PAYING, 360_000, 10));
        intake().undo();
        assertThat(heard()).isEqualTo(SEPTEMBER);
        assertThat(taken(first).people()).isEqualTo(2);
    }

    @Test
    void nobodyGetsTheIdOfWhomAnUndoneDeliveryHad() throws Exception {
        take(september());
        take(deliver(OCTOBER, Extent.CHANGES, paying("2", LI, OCTOBER)));
        PersonId li = id(LI);
        intake().undo();

        take(deliver(OCTOBER, Extent.CHANGES, paying("3", TestPeople.IN_ARREARS, OCTOBER)));

        // whose call has lasted since before the undo
        assertThat(store.enquiries().pension(li, StoreUnderTest.calling(StoreUnderTest.MOBILE)))
                .isInstanceOf(PensionRecord.NotInsured.class);
        assertThat(store.trail().of(TestPeople.IN_ARREARS.id(), "office"))
                .isInstanceOf(WhoAsked.Rows.class);
        assertThat(id(TestPeople.IN_ARREARS)).isNotEqualTo(li);
    }

    @Test
    void whomAnUndoneDeliveryHadKeepsTheirTrailAndComesBack() throws Exception {
        take(september());
        Path october = deliver(OCTOBER, Extent.CHANGES, paying("2", LI, OCTOBER));
        take(october);
        PersonId li = id(LI);
        pension(LI);
        intake().undo();
        take(deliver(OCTOBER, Extent.CHANGES, Stream.of(paid("1", OCTOBER, 700_000, true))));

        assertThat(store.numbers(LI)).isInstanceOf(Verdict.Refused.class);
        assertThat(store.trail().of(LI.id(), "office"))
                .isInstanceOfSatisfying(
                        WhoAsked.Rows.class, rows -> assertThat(rows.rows()).isNotEmpty());
        take(october);
        assertThat(id(LI)).isEqualTo(li);
    }

    @Test
    void nobodyGetsItAlsoBehindAnImportThatWasRefused() throws Exception {
        take(september());
        take(deliver(OCTOBER, Extent.CHANGES, paying("2", LI, OCTOBER)));
        PersonId li = id(LI);
        intake().undo();
        ContributionRow twice = paid("3", OCTOBER, 500_000, true);
        Path refused =
                deliver(
                        OCTOBER,
                        Extent.CHANGES,
                        Stream.of(person("3", TestPeople.IN_ARREARS), twice, twice));
        assertThatExceptionOfType(ProblemsException.class).isThrownBy(() -> take(refused));

        take(deliver(OCTOBER, Extent.CHANGES, paying("3", TestPeople.IN_ARREARS, OCTOBER)));

        assertThat(id(TestPeople.IN_ARREARS)).isNotEqualTo(li);
        assertThat(store.trail().of(LI.id(), "office")).isInstanceOf(WhoAsked.Rows.class);
        assertThat(store.numbers(LI)).isInstanceOf(Verdict.Refused.class);
    }

    @Test
    void wrongPasswordsCountByTheNumbersThatHoldAfterAnUndo() throws Exception {
        take(september());
        PersonId wang = id(WANG);
        take(deliver(OCTOBER, Extent.CHANGES, Stream.of(person("1", LI))));
        assertThat(id(LI)).isEqualTo(wang);
        intake().undo();
        take(deliver(OCTOBER, Extent.CHANGES, Stream.of(paid("1", OCTOBER, 700_000, true))));

        assertThat(store.numbers(LI)).isInstanceOf(Verdict.Refused.class);
        assertThat(id(WANG)).isEqualTo(wang);
        for (int telephone = 0; telephone < 10; telephone++) {
            store.password(wang, "000000", "1390000009" + telephone);
        }
        assertThat(store.numbers(WANG, "13900000080")).isInstanceOf(Verdict.Refused.class);
    }
}
