package org.hotline12333.insurance.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.stream.Stream;
import org.hotline12333.identity.PersonId;
import org.hotline12333.insurance.StoreUnderTest;
import org.hotline12333.insurance.TestPeople;
import org.hotline12333.insurance.delivery.AccountRow;
import org.hotline12333.insurance.delivery.BenefitRow;
import org.hotline12333.insurance.delivery.ContributionRow;
import org.hotline12333.insurance.delivery.DeliveryRow;
import org.hotline12333.insurance.delivery.EnrolmentRow;
import org.hotline12333.insurance.delivery.Extent;
import org.hotline12333.insurance.delivery.Kind;
import org.hotline12333.insurance.delivery.PersonRow;
import org.hotline12333.insurance.records.DesignatedHospital;
import org.hotline12333.insurance.records.Employer;
import org.hotline12333.insurance.records.Insurance;
import org.hotline12333.insurance.records.MonthRecord;
import org.hotline12333.insurance.records.PensionPayment;
import org.hotline12333.insurance.records.PensionRecord;
import org.hotline12333.insurance.records.PersonRecords;
import org.hotline12333.insurance.records.Scheme;
import org.hotline12333.insurance.records.Status;
import org.hotline12333.store.access.Verdict;
import org.junit.jupiter.api.Test;

/** A delivery on its way into a store: what is heard of it, when, and what is not. */
abstract class DeliveryIntakeContract extends IntakeUnderTest {
    @Test
    void whoIsDeliveredIsVerifiedAndHearsTheirFigures() throws Exception {
        assertThat(taken(september()).fresh()).isEqualTo(1);

        assertThat(pension(WANG)).isEqualTo(new PensionRecord.Account(Status.PAYING, 360_000, 9));
        assertThat(latest(WANG))
                .isInstanceOfSatisfying(
                        MonthRecord.Credited.class,
                        month -> {
                            assertThat(month.contribution().month()).isEqualTo(SEPTEMBER);
                            assertThat(month.contribution().personal()).isEqualTo(40_000);
                        });
        assertThat(store.numbers(LI)).isInstanceOf(Verdict.Refused.class);
        assertThat(heard()).isEqualTo(SEPTEMBER);
        assertThat(store.store().people()).isEqualTo(1);
    }

    @Test
    void aStoreTakesTheSumsOfAFurtherInsurance() throws Exception {
        take(september());
        assertThat(store.monthsOfAFurtherInsurance()).containsExactly(7L);
    }

    @Test
    void changesAreMergedAndPersonsKeepTheirIds() throws Exception {
        take(september());
        PersonId wang = id(WANG);

        IntakeReport report =
                taken(
                        deliver(
                                OCTOBER,
                                Extent.CHANGES,
                                Stream.concat(
                                        paying("2", LI, OCTOBER),
                                        Stream.of(
                                                paid("1", YearMonth.of(2026, 3), 600_000, true),
                                                paid("1", OCTOBER, 500_000, false)))));

        assertThat(report.people()).isEqualTo(2);
        assertThat(report.fresh()).isEqualTo(1);
        assertThat(report.changed()).isEqualTo(1);
        assertThat(report.corrected()).isEqualTo(1);
        assertThat(report.uncredited()).isEqualTo(1);
        assertThat(report.lines())
                .contains(
                        "pension: 20 months, 8,080.00 yuan of persons, 16,160.00 of employers;"
                                + " before 9, 3,600.00, 7,200.00;"
                                + " difference +11, +4,480.00, +8,960.00")
                .endsWith(
                        "largest differences of one person:",
                        "contributions.csv:12: pension: 1,440.00 yuan more than before");
        assertThat(id(WANG)).isEqualTo(wang);
        assertThat(latest(WANG))
                .isInstanceOfSatisfying(
                        MonthRecord.NotCredited.class,
                        month -> assertThat(month.contribution().month()).isEqualTo(OCTOBER));
        assertThat(pension(LI)).isInstanceOf(PensionRecord.Account.class);
        assertThat(heard()).isEqualTo(OCTOBER);
    }

    private static BenefitRow hospital(String name) {
        return new BenefitRow("1", new DesignatedHospital(name));
    }

    @Test
    void namesWaitForTheirSoundsOnceTheDeliveryIsHeard() throws Exception {
        take(
                deliver(
                        SEPTEMBER,
                        Extent.COMPLETE,
                        Stream.concat(
                                paying("1", WANG, SEPTEMBER),
                                Stream.of(
                                        new BenefitRow("1", new Employer("示例机械厂")),
                                        hospital("示例第一医院"),
                                        hospital("示例, \"中\"医院")))));

        assertThat(store.store().sounds().names().waiting()).isEqualTo(3);
        PersonRecords records = store.store().recordOf(WANG.id(), "a test").orElseThrow();
        assertThat(records.employer()).contains(new Employer("示例机械厂"));
        assertThat(records.hospitals())
                .extracting(DesignatedHospital::name)
                .containsExactly("示例第一医院", "示例, \"中\"医院");
    }

    @Test
    void whatIsSaidOfHospitalsReplacesThoseOfBefore() throws Exception {
        take(
                deliver(
                        SEPTEMBER,
                        Extent.COMPLETE,
                        Stream.concat(
                                paying("1", WANG, SEPTEMBER),
                                Stream.of(hospital("示例第一医院"), hospital("示例中医院")))));
        take(deliver(OCTOBER, Extent.CHANGES, Stream.of(hospital("示例诊所"))));

        assertThat(store.store().recordOf(WANG.id(), "a test").orElseThrow().hospitals())
                .containsExactly(new DesignatedHospital("示例诊所"));
    }

    @Test
    void aFifthHospitalIsRefusedWithItsLine() throws Exception {
        Path delivery =
                deliver(
                        SEPTEMBER,
                        Extent.COMPLETE,
                        Stream.concat(
                                paying("1", WANG, SEPTEMBER),
                                Stream.of("一院", "二院", "三院", "四院", "五院")
                                        .map(DeliveryIntakeContract::hospital)));

        assertThatThrownBy(() -> take(delivery))
                .hasMessageContaining("benefits.csv:6")
                .hasMessageContaining("the person has 4 hospitals before it")
                .hasMessageContaining("take out");
        assertThat(store.store().isEmpty()).isTrue();
    }

    @Test
    void whatIsBookedLaterStandsForItsOwnMonth() throws Exception {
        YearMonth march = YearMonth.of(2026, 3);
        take(september());
        take(
                deliver(
                        OCTOBER,
                        Extent.CHANGES,
                        Stream.of(
                                new ContributionRow(
                                        "1", PENSION, march, OCTOBER, 700_000, 56_000, 112_000,
                                        true))));

        assertThat(
                        store.enquiries()
                                .contributionOf(
                                        id(WANG),
                                        march,
                                        StoreUnderTest.calling(StoreUnderTest.MOBILE)))
                .isInstanceOfSatisfying(
                        MonthRecord.Credited.class,
                        month -> assertThat(month.contribution().base()).isEqualTo(700_000));
    }

    @Test
    void whatIsNotToldOfWhomAllIsToldHasEnded() throws Exception {
        take(september());
        take(deliver(OCTOBER, Extent.CHANGES, Stream.of(person("1", WANG))));

        assertThat(pension(WANG)).isInstanceOf(PensionRecord.NotInsured.class);
    }

    @Test
    void whoHasRetiredHasSoWhereNothingIsToldOfThat() throws Exception {
        take(deliver(SEPTEMBER, Extent.COMPLETE, paying("2", LI, SEPTEMBER)));
        EnrolmentRow row = new EnrolmentRow("2", PENSION, Status.PAYING, 10, 10);
        take(deliver(OCTOBER, Extent.CHANGES, Stream.of(row)));

        assertThat(pension(LI)).isEqualTo(new PensionRecord.Account(Status.RETIRED, 360_000, 10));
    }

    /** The shelf of before is still remembered, and they are not on it. */
    @Test
    void whoIsNewHearsTheirFiguresInTheSameMoment() throws Exception {
        take(september());
        assertThat(heard()).isEqualTo(SEPTEMBER);
        take(deliver(OCTOBER, Extent.CHANGES, paying("2", LI, OCTOBER)));
        PersonId li = ((Verdict.Verified) store.numbers(LI)).person();

        assertThat(store.enquiries().pension(li, StoreUnderTest.calling(StoreUnderTest.MOBILE)))
                .isInstanceOf(PensionRecord.Account.class);
    }

    @Test
    void isHeardBehindAClockThatWasPutBack() throws Exception {
        take(september());
        assertThat(heard()).isEqualTo(SEPTEMBER);
        store.clock().pass(Duration.ofHours(-1));
        take(deliver(OCTOBER, Extent.CHANGES, paying("2", LI, OCTOBER)));

        assertThat(heard()).isEqualTo(OCTOBER);
    }

    @Test
    void whoIsNotInACompleteDeliveryIsGone() throws Exception {
        take(
                deliver(
                        SEPTEMBER,
                        Extent.COMPLETE,
                        Stream.concat(paying("1", WANG, SEPTEMBER), paying("2", LI, SEPTEMBER))));
        PersonId li = id(LI);
        IntakeReport report = taken(deliver(OCTOBER, Extent.COMPLETE, paying("1", WANG, OCTOBER)));

        assertThat(report.gone()).isEqualTo(1);
        assertThat(heard()).isEqualTo(OCTOBER);
        assertThat(store.numbers(LI)).isInstanceOf(Verdict.Refused.class);
        // who was verified before the switch has nothing on record any more, and is told so
        assertThat(store.enquiries().pension(li, StoreUnderTest.calling(StoreUnderTest.MOBILE)))
                .isInstanceOf(PensionRecord.NotInsured.class);
    }

    @Test
    void whoHasDiedIsVerifiedNoMore() throws Exception {
        take(september());
        take(
                deliver(
                        OCTOBER,
                        Extent.CHANGES,
                        Stream.of(
                                new PersonRow(
                                        "1",
                                        WANG.id(),
                                        WANG.socialSecurity(),
                                        false,
                                        Optional.of(LocalDate.of(2026, 10, 3))))));

        assertThat(store.numbers(WANG)).isInstanceOf(Verdict.Refused.class);
        assertThat(store.store().people()).isZero();
    }

    @Test
    void aCorrectedNumberHoldsFromItsDeliveryOn() throws Exception {
        take(september());
        PersonId wang = id(WANG);
        TestPeople corrected = new TestPeople(WANG.idNumber(), "1000000099");
        take(deliver(OCTOBER, Extent.CHANGES, Stream.of(person("1", corrected))));

        assertThat(id(corrected)).isEqualTo(wang);
        assertThat(store.numbers(WANG)).isInstanceOf(Verdict.Refused.class);
        intake().undo();
        store.clock().pass(Duration.ofHours(6));
        assertThat(id(WANG)).isEqualTo(wang);
    }

    @Test
    void benefitsAndRefundsAreMergedByTheirRules() throws Exception {
        YearMonth march = YearMonth.of(2026, 3);
        take(
                deliver(
                        OCTOBER,
                        Extent.COMPLETE,
                        Stream.concat(
                                paying("2", LI, OCTOBER),
                                Stream.of(
                                        new ContributionRow(
                                                "2", PENSION, march, OCTOBER, -500_000, -40_000,
                                                -80_000, true),
                                        new BenefitRow(
                                                "2",
                                                new PensionPayment(
                                                        OCTOBER,
                                                        300_000,
                                                        LocalDate.of(2026, 10, 15),
                                                        "1234"))))));

        assertThat(pension(LI))
                .isInstanceOfSatisfying(
                        PensionRecord.Pensioner.class,
                        pensioner -> {
                            assertThat(pensioner.status()).isEqualTo(Status.RETIRED);
                            assertThat(pensioner.latest().amount()).isEqualTo(300_000);
                        });
        assertThat(
                        store.enquiries()
                                .contributionOf(
                                        id(LI),
                                        march,
                                        StoreUnderTest.calling(StoreUnderTest.MOBILE)))
                .isInstanceOf(MonthRecord.Unpaid.class);
    }

    @Test
    void whoComesBackIsTheSamePerson() throws Exception {
        Stream<DeliveryRow> both =
                Stream.concat(paying("1", WANG, SEPTEMBER), paying("2", LI, SEPTEMBER));
        take(deliver(SEPTEMBER, Extent.COMPLETE, both));
        PersonId li = id(LI);
        take(deliver(OCTOBER, Extent.COMPLETE, paying("1", WANG, OCTOBER)));
        YearMonth november = OCTOBER.plusMonths(1);
        IntakeReport report =
                taken(
                        deliver(
                                november,
                                Extent.COMPLETE,
                                Stream.concat(
                                        paying("1", WANG, november), paying("2", LI, november))));

        assertThat(report.fresh()).isEqualTo(1);
        assertThat(id(LI)).isEqualTo(li);
        assertThat(latest(LI)).isInstanceOf(MonthRecord.Credited.class);
        assertThat(store.sql().sql("select count(*) from record_a").query(Long.class).single())
                .isEqualTo(2);
    }

    @Test
    void accountsOfSeveralKindsOfOneInsuranceAddUp() throws Exception {
        Kind residents = new Kind("170", Insurance.PENSION, Scheme.RESIDENT);
        take(
                deliver(
                        SEPTEMBER,
                        Extent.COMPLETE,
                        Stream.concat(
                                paying("1", WANG, SEPTEMBER),
                                Stream.of(
                                        new EnrolmentRow("1", residents, Status.SUSPENDED, 3, 1),
                                        new AccountRow("1", residents, 1_234, 0, 0)))));

        assertThat(pension(WANG)).isEqualTo(new PensionRecord.Account(Status.PAYING, 361_234, 12));
    }
}
