package org.hotline12333.insurance.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.hotline12333.authoring.ProblemList;
import org.hotline12333.authoring.ProblemsException;
import org.hotline12333.authoring.SourceLocation;
import org.hotline12333.identity.PersonId;
import org.hotline12333.insurance.StoreUnderTest;
import org.hotline12333.insurance.TestPeople;
import org.hotline12333.insurance.delivery.AccountRow;
import org.hotline12333.insurance.delivery.AgencyTable;
import org.hotline12333.insurance.delivery.BenefitRow;
import org.hotline12333.insurance.delivery.ContributionRow;
import org.hotline12333.insurance.delivery.DeliveryFolder;
import org.hotline12333.insurance.delivery.DeliveryRow;
import org.hotline12333.insurance.delivery.DeliveryWriter;
import org.hotline12333.insurance.delivery.EnrolmentRow;
import org.hotline12333.insurance.delivery.Extent;
import org.hotline12333.insurance.delivery.Kind;
import org.hotline12333.insurance.delivery.Manifest;
import org.hotline12333.insurance.delivery.PersonRow;
import org.hotline12333.insurance.records.Insurance;
import org.hotline12333.insurance.records.MonthRecord;
import org.hotline12333.insurance.records.PensionRecord;
import org.hotline12333.insurance.records.Scheme;
import org.hotline12333.insurance.records.Status;
import org.hotline12333.store.access.Verdict;
import org.hotline12333.store.database.Database;
import org.hotline12333.store.sealing.Keyring;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A delivery on its way into a store: what is heard of it, when, and what is not. */
abstract class DeliveryIntakeContract {
    private static final YearMonth SEPTEMBER = YearMonth.of(2026, 9);
    private static final YearMonth OCTOBER = YearMonth.of(2026, 10);
    private static final Kind PENSION = new Kind("110", Insurance.PENSION, Scheme.EMPLOYEE);
    private static final TestPeople WANG = TestPeople.PAYING;
    private static final TestPeople LI = TestPeople.RETIRED;

    @TempDir Path folder;
    private StoreUnderTest store;
    private int deliveries;

    abstract DataSource emptyDatabase() throws Exception;

    @BeforeEach
    void open() throws Exception {
        store = StoreUnderTest.empty(emptyDatabase(), folder.resolve("hotline.key"));
    }

    private DeliveryIntake intake() {
        return new DeliveryIntake(
                Database.of(store.source()),
                Keyring.open(store.source(), store.keyFile(), store.clock()),
                store.clock());
    }

    private static PersonRow person(String number, TestPeople person) {
        return new PersonRow(
                number, person.id(), person.socialSecurity(), person.equals(LI), Optional.empty());
    }

    private static Stream<DeliveryRow> paying(String number, TestPeople person, YearMonth to) {
        List<DeliveryRow> rows = new ArrayList<>();
        rows.add(person(number, person));
        rows.add(new EnrolmentRow(number, PENSION, Status.PAYING, 9, 9));
        for (YearMonth month = YearMonth.of(2026, 1);
                !month.isAfter(to);
                month = month.plusMonths(1)) {
            rows.add(paid(number, month, 500_000, true));
        }
        rows.add(new AccountRow(number, PENSION, 360_000, 40_000, 0));
        return rows.stream();
    }

    private static ContributionRow paid(
            String number, YearMonth month, long base, boolean credited) {
        return new ContributionRow(
                number, PENSION, month, month, base, base * 8 / 100, base * 16 / 100, credited);
    }

    private Path deliver(YearMonth month, Extent extent, Stream<DeliveryRow> rows)
            throws IOException {
        Path to = folder.resolve("delivery-" + ++deliveries);
        var heading =
                new Manifest.Heading(
                        "990000",
                        "990000",
                        YearMonth.of(2016, 1),
                        month,
                        extent,
                        StandardCharsets.UTF_8);
        try (DeliveryWriter writer =
                DeliveryWriter.begin(to, heading, AgencyTable.shipped(), false)) {
            for (DeliveryRow row : rows.toList()) {
                writer.write(row);
            }
            writer.finish();
        }
        return to;
    }

    private DeliveryIntake.Outcome take(Path delivery) throws Exception {
        return take(delivery, false);
    }

    private DeliveryIntake.Outcome take(Path delivery, boolean tryOnly) throws Exception {
        ProblemList problems = new ProblemList(SourceLocation.whole(delivery.toString()));
        DeliveryFolder open =
                DeliveryFolder.open(delivery, AgencyTable.shipped(), problems).orElseThrow();
        return intake().take(open, folder, folder.resolve("rejected"), tryOnly, (_, _, _) -> {});
    }

    private IntakeReport taken(Path delivery) throws Exception {
        return ((DeliveryIntake.Outcome.Taken) take(delivery)).report();
    }

    private PersonId id(TestPeople person) {
        store.clock().pass(Duration.ofMinutes(1));
        return ((Verdict.Verified) store.numbers(person)).person();
    }

    private PensionRecord pension(TestPeople person) {
        return store.enquiries().pension(id(person), StoreUnderTest.calling(StoreUnderTest.MOBILE));
    }

    private MonthRecord latest(TestPeople person) {
        return store.enquiries()
                .latestContribution(id(person), StoreUnderTest.calling(StoreUnderTest.MOBILE));
    }

    private YearMonth heard() {
        store.clock().pass(Duration.ofMinutes(1));
        return store.store().enquiries().dataDates().to();
    }

    private Path september() throws IOException {
        return deliver(SEPTEMBER, Extent.COMPLETE, paying("1", WANG, SEPTEMBER));
    }

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
        assertThat(id(WANG)).isEqualTo(wang);
        assertThat(latest(WANG))
                .isInstanceOfSatisfying(
                        MonthRecord.NotCredited.class,
                        month -> assertThat(month.contribution().month()).isEqualTo(OCTOBER));
        assertThat(pension(LI)).isInstanceOf(PensionRecord.Account.class);
        assertThat(heard()).isEqualTo(OCTOBER);
    }

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
        intake().undo();
        assertThat(heard()).isEqualTo(SEPTEMBER);
        assertThat(taken(first).people()).isEqualTo(2);
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
    void theSameDeliveryTwiceChangesNothing() throws Exception {
        Path delivery = september();
        take(delivery);
        String before = delivered();

        assertThat(take(delivery)).isInstanceOf(DeliveryIntake.Outcome.Heard.class);
        assertThat(delivered()).isEqualTo(before);
    }

    private String delivered() {
        return store.sql().sql("select * from delivery order by id").query().listOfRows().toString()
                + store.sql().sql("select count(*) from person_number").query().singleRow();
    }

    @Test
    void aTrialTellsAndChangesNothing() throws Exception {
        take(september());
        String before = delivered();
        var tried =
                (DeliveryIntake.Outcome.Taken)
                        take(deliver(OCTOBER, Extent.CHANGES, paying("2", LI, OCTOBER)), true);

        assertThat(tried.report().fresh()).isEqualTo(1);
        assertThat(tried.report().people()).isEqualTo(2);
        assertThat(delivered()).isEqualTo(before);
        assertThat(heard()).isEqualTo(SEPTEMBER);
    }

    @Test
    void aSumThatIsWrongByOneFenIsNotHeard() throws Exception {
        take(september());
        Path delivery = deliver(OCTOBER, Extent.COMPLETE, paying("1", WANG, OCTOBER));
        Path manifest = delivery.resolve(Manifest.NAME);
        String text = Files.readString(manifest);
        assertThat(text).contains("\"4000.00\"");
        Files.writeString(manifest, text.replace("\"4000.00\"", "\"4000.01\""));

        assertThatExceptionOfType(ProblemsException.class).isThrownBy(() -> take(delivery));
        assertThat(heard()).isEqualTo(SEPTEMBER);
        assertThat(taken(deliver(OCTOBER, Extent.CHANGES, paying("2", LI, OCTOBER))).people())
                .isEqualTo(2);
    }

    @Test
    void aRowThatIsThereTwiceRefusesTheDelivery() throws Exception {
        ContributionRow row = paid("1", SEPTEMBER, 500_000, true);
        Path delivery = deliver(SEPTEMBER, Extent.COMPLETE, Stream.of(person("1", WANG), row, row));

        assertThatExceptionOfType(ProblemsException.class)
                .isThrownBy(() -> take(delivery))
                .withMessage(
                        "contributions.csv:3: the row stands here a second time; take it out, and"
                                + " correct the manifest");
        assertThat(store.store().isEmpty()).isTrue();
    }

    @Test
    void changesNeedWhatTheyChange() throws Exception {
        Path october = deliver(OCTOBER, Extent.CHANGES, paying("2", LI, OCTOBER));
        assertThatIllegalStateException()
                .isThrownBy(() -> take(october))
                .withMessage(
                        "a delivery of changes, and nothing is on record yet: deliver all first");
        take(september());
        Path november = deliver(OCTOBER.plusMonths(1), Extent.CHANGES, paying("2", LI, OCTOBER));
        assertThatIllegalStateException()
                .isThrownBy(() -> take(november))
                .withMessage(
                        "the changes of 2026-11 do not follow on 2026-09: deliver the months"
                                + " between, or all");
        Path august =
                deliver(
                        SEPTEMBER.minusMonths(1),
                        Extent.COMPLETE,
                        paying("2", LI, SEPTEMBER.minusMonths(1)));
        assertThatIllegalStateException()
                .isThrownBy(() -> take(august))
                .withMessage(
                        "a delivery of 2026-08, and callers hear 2026-09 already: to go back, use"
                                + " import --undo");
    }

    @Test
    void aSecondOneIsRefusedWhileOneIsUnderWay() throws Exception {
        Path delivery = september();
        try (IntakeTurn _ = IntakeTurn.take(store.source())) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> take(delivery))
                    .withMessage("another delivery is being taken in: wait until that has ended");
        }
        take(delivery);
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
                                                new BenefitRow.Pension(
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
}
