package org.hotline12333.insurance.intake;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.hotline12333.authoring.ProblemList;
import org.hotline12333.authoring.SourceLocation;
import org.hotline12333.identity.PersonId;
import org.hotline12333.insurance.StoreUnderTest;
import org.hotline12333.insurance.TestPeople;
import org.hotline12333.insurance.delivery.AccountRow;
import org.hotline12333.insurance.delivery.AgencyTable;
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
import org.junit.jupiter.api.io.TempDir;

/** A store that takes in deliveries of two persons. */
abstract class IntakeUnderTest {
    static final YearMonth SEPTEMBER = YearMonth.of(2026, 9);
    static final YearMonth OCTOBER = YearMonth.of(2026, 10);
    static final Kind PENSION = new Kind("110", Insurance.PENSION, Scheme.EMPLOYEE);
    static final TestPeople WANG = TestPeople.PAYING;
    static final TestPeople LI = TestPeople.RETIRED;

    @TempDir Path folder;
    StoreUnderTest store;
    private int deliveries;

    abstract DataSource emptyDatabase() throws Exception;

    @BeforeEach
    void open() throws Exception {
        store = StoreUnderTest.empty(emptyDatabase(), folder.resolve("hotline.key"));
    }

    DeliveryIntake intake() {
        return new DeliveryIntake(
                Database.of(store.source()),
                Keyring.open(store.source(), store.keyFile(), store.clock()),
                store.clock());
    }

    static PersonRow person(String number, TestPeople person) {
        return new PersonRow(
                number, person.id(), person.socialSecurity(), person.equals(LI), Optional.empty());
    }

    static Stream<DeliveryRow> paying(String number, TestPeople person, YearMonth to) {
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

    static ContributionRow paid(String number, YearMonth month, long base, boolean credited) {
        return new ContributionRow(
                number, PENSION, month, month, base, base * 8 / 100, base * 16 / 100, credited);
    }

    Path deliver(YearMonth month, Extent extent, Stream<DeliveryRow> rows) throws IOException {
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

    DeliveryIntake.Outcome take(Path delivery) throws Exception {
        return take(delivery, false);
    }

    DeliveryIntake.Outcome take(Path delivery, boolean tryOnly) throws Exception {
        ProblemList problems = new ProblemList(SourceLocation.whole(delivery.toString()));
        DeliveryFolder open =
                DeliveryFolder.open(delivery, AgencyTable.shipped(), problems).orElseThrow();
        return intake().take(open, folder, folder.resolve("rejected"), tryOnly, (_, _, _) -> {});
    }

    IntakeReport taken(Path delivery) throws Exception {
        return ((DeliveryIntake.Outcome.Taken) take(delivery)).report();
    }

    PersonId id(TestPeople person) {
        store.clock().pass(Duration.ofMinutes(1));
        return ((Verdict.Verified) store.numbers(person)).person();
    }

    PensionRecord pension(TestPeople person) {
        return store.enquiries().pension(id(person), StoreUnderTest.calling(StoreUnderTest.MOBILE));
    }

    MonthRecord latest(TestPeople person) {
        return store.enquiries()
                .latestContribution(id(person), StoreUnderTest.calling(StoreUnderTest.MOBILE));
    }

    YearMonth heard() {
        store.clock().pass(Duration.ofMinutes(1));
        return store.store().enquiries().dataDates().to();
    }

    Path september() throws IOException {
        return deliver(SEPTEMBER, Extent.COMPLETE, paying("1", WANG, SEPTEMBER));
    }
}
