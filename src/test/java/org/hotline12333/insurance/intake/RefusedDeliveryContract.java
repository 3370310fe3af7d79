package org.hotline12333.insurance.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hotline12333.authoring.ProblemsException;
import org.hotline12333.identity.PersonId;
import org.hotline12333.insurance.delivery.AccountRow;
import org.hotline12333.insurance.delivery.BenefitRow;
import org.hotline12333.insurance.delivery.ContributionRow;
import org.hotline12333.insurance.delivery.DeliveryRow;
import org.hotline12333.insurance.delivery.EnrolmentRow;
import org.hotline12333.insurance.delivery.Extent;
import org.hotline12333.insurance.delivery.Manifest;
import org.hotline12333.insurance.delivery.PersonRow;
import org.hotline12333.insurance.records.PensionPayment;
import org.hotline12333.insurance.records.Status;
import org.hotline12333.insurance.records.WorkInjuryRecord.LabourCapacity;
import org.hotline12333.store.access.Verdict;
import org.hotline12333.store.audit.WhoAsked;
import org.junit.jupiter.api.Test;

/** Deliveries that change nothing of what is heard. */
abstract class RefusedDeliveryContract extends IntakeUnderTest {
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
    void aNumberOfADeliveryThatWasNeverHeardIsNobodys() throws Exception {
        take(september());
        ContributionRow row = paid("2", OCTOBER, 500_000, true);
        Path october = deliver(OCTOBER, Extent.CHANGES, Stream.of(person("2", LI), row, row));
        assertThatExceptionOfType(ProblemsException.class).isThrownBy(() -> take(october));

        assertThat(intake().undo()).isEmpty();
        assertThat(store.trail().of(LI.id(), "office")).isInstanceOf(WhoAsked.Nobody.class);
        assertThat(store.trail().of(WANG.id(), "office")).isInstanceOf(WhoAsked.Rows.class);
        take(deliver(OCTOBER, Extent.CHANGES, Stream.of(paid("1", OCTOBER, 500_000, true))));
        assertThat(store.numbers(LI)).isInstanceOf(Verdict.Refused.class);
    }

    /** The next one says nothing of them. */
    @Test
    void whoHasDiedInADeliveryThatWasNeverHeardIsVerified() throws Exception {
        take(september());
        PersonId wang = id(WANG);
        PersonRow died =
                new PersonRow(
                        "1",
                        WANG.id(),
                        WANG.socialSecurity(),
                        false,
                        Optional.of(LocalDate.of(2026, 10, 3)));
        ContributionRow row = paid("2", OCTOBER, 500_000, true);
        Path never = deliver(OCTOBER, Extent.CHANGES, Stream.of(died, person("2", LI), row, row));
        assertThatExceptionOfType(ProblemsException.class).isThrownBy(() -> take(never));

        take(deliver(OCTOBER, Extent.CHANGES, paying("2", LI, OCTOBER)));

        assertThat(id(WANG)).isEqualTo(wang);
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
            for (ThrowingCallable second :
                    List.<ThrowingCallable>of(() -> take(delivery), () -> intake().undo())) {
                assertThatIllegalStateException()
                        .isThrownBy(second)
                        .withMessage(
                                "another delivery is being taken in: wait until that has ended");
            }
        }
        take(delivery);
    }

    @Test
    void aServerThatEndsBreaksItOff() throws Exception {
        take(september());
        ImportOrder order =
                new ImportOrder(
                        Optional.of(deliver(OCTOBER, Extent.CHANGES, paying("2", LI, OCTOBER))),
                        Optional.empty(),
                        Optional.empty(),
                        false);

        assertThatIllegalStateException()
                .isThrownBy(() -> new DeliveryImport(intake(), _ -> {}, () -> true).carryOut(order))
                .withMessage(
                        "the hotline that serves ends, and nothing of this delivery is heard: import"
                                + " it again");
        assertThat(heard()).isEqualTo(SEPTEMBER);
    }

    private void isRefused(int line, DeliveryRow... twice) throws Exception {
        Path delivery =
                deliver(
                        SEPTEMBER,
                        Extent.COMPLETE,
                        Stream.concat(Stream.of(person("1", WANG)), Stream.of(twice)));
        assertThatExceptionOfType(ProblemsException.class)
                .isThrownBy(() -> take(delivery))
                .withMessage(
                        "%s:%d: the row stands here a second time; take it out, and correct the"
                                + " manifest",
                        twice[0].file().csv(), line);
    }

    @Test
    void whatCanBeOnceIsNotSaidTwice() throws Exception {
        isRefused(
                3,
                new EnrolmentRow("1", PENSION, Status.PAYING, 9, 9),
                new EnrolmentRow("1", PENSION, Status.PAYING, 8, 8));
        isRefused(
                3,
                new AccountRow("1", PENSION, 100, 0, 0),
                new AccountRow("1", PENSION, 200, 0, 0));
        isRefused(
                3,
                new BenefitRow("1", new LabourCapacity(4)),
                new BenefitRow("1", new LabourCapacity(5)));
        isRefused(3, new BenefitRow("1", pension(100)), new BenefitRow("1", pension(200)));
    }

    private static PensionPayment pension(long amount) {
        return new PensionPayment(SEPTEMBER, amount, SEPTEMBER.atDay(15), "1234");
    }
}
