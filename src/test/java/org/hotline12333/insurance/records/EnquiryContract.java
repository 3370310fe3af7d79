package org.hotline12333.insurance.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.hotline12333.insurance.StoreUnderTest.MOBILE;
import static org.hotline12333.insurance.StoreUnderTest.calling;

import java.time.LocalDate;
import java.time.YearMonth;
import org.hotline12333.identity.Origin;
import org.hotline12333.identity.PersonId;
import org.hotline12333.insurance.StoreUnderTest;
import org.hotline12333.insurance.TestPeople;
import org.hotline12333.service.Enquirer;
import org.hotline12333.store.audit.StoredAuditRow;
import org.hotline12333.store.database.RecordStoreAwayException;
import org.hotline12333.store.sealing.KeyFile;
import org.hotline12333.store.sealing.SealingKeys;
import org.junit.jupiter.api.Test;

/** What the records say, in exact amounts. */
public interface EnquiryContract {
    YearMonth OCTOBER = YearMonth.of(2026, 10);

    StoreUnderTest fresh();

    private PensionRecord pension(TestPeople person) {
        return fresh().enquiries().pension(fresh().id(person), calling(MOBILE));
    }

    private MedicalRecord medical(TestPeople person) {
        return fresh().enquiries().medical(fresh().id(person), calling(MOBILE));
    }

    private UnemploymentRecord unemployment(TestPeople person) {
        return fresh().enquiries().unemployment(fresh().id(person), calling(MOBILE));
    }

    private WorkInjuryRecord workInjury(TestPeople person) {
        return fresh().enquiries().workInjury(fresh().id(person), calling(MOBILE));
    }

    private MaternityRecord maternity(TestPeople person) {
        return fresh().enquiries().maternity(fresh().id(person), calling(MOBILE));
    }

    @Test
    default void knowsItsDataDateAndWritesNoAuditForIt() {
        assertThat(fresh().store().enquiries().dataDates())
                .isEqualTo(new DataDates(YearMonth.of(1998, 1), OCTOBER));
        assertThat(fresh().audit()).isEmpty();
    }

    @Test
    default void tellsThePensionAccountToTheFen() {
        assertThat(pension(TestPeople.PAYING))
                .isEqualTo(new PensionRecord.Account(Status.PAYING, 2_864_032, 186));
        assertThat(pension(TestPeople.WITH_PASSWORD))
                .isEqualTo(new PensionRecord.Account(Status.PAYING, 100_507, 12));
    }

    @Test
    default void tellsTheLatestPensionOfWhoIsRetired() {
        PensionPayment october =
                new PensionPayment(OCTOBER, 421_560, LocalDate.of(2026, 10, 10), "8862");

        assertThat(pension(TestPeople.RETIRED))
                .isEqualTo(new PensionRecord.Pensioner(Status.RETIRED, 6_120_450, 218, october));
    }

    @Test
    default void tellsOtherStatusesWithTheOldAgeInsurance() {
        assertThat(pension(TestPeople.IN_ARREARS))
                .isEqualTo(new PensionRecord.Account(Status.SUSPENDED, 8_801_006, 216));
        assertThat(pension(TestPeople.RESIDENT))
                .isEqualTo(new PensionRecord.Resident(Status.PAYING, 1_690_820, 82));
        assertThat(pension(TestPeople.NEWLY_INSURED))
                .isEqualTo(new PensionRecord.NothingCredited());
        assertThat(pension(TestPeople.CHILD)).isEqualTo(new PensionRecord.NotInsured());
    }

    @Test
    default void tellsTheMedicalAccountToTheFen() {
        assertThat(medical(TestPeople.PAYING))
                .isEqualTo(new MedicalRecord.Account(Status.PAYING, 321_705, 15_680, 184_630));
        assertThat(medical(TestPeople.WITH_PASSWORD))
                .isEqualTo(new MedicalRecord.Account(Status.PAYING, 0, 0, 24_960));
        assertThat(medical(TestPeople.RESIDENT))
                .isEqualTo(new MedicalRecord.Resident(Status.PAYING));
        assertThat(medical(TestPeople.TRAINEE)).isEqualTo(new MedicalRecord.NotInsured());
    }

    @Test
    default void tellsTheUnemploymentInsurance() {
        assertThat(unemployment(TestPeople.PAYING))
                .isEqualTo(new UnemploymentRecord.Insured(Status.PAYING, 186));
        assertThat(unemployment(TestPeople.UNEMPLOYED))
                .isEqualTo(new UnemploymentRecord.Benefit(212_400, 5, LocalDate.of(2026, 10, 15)));
        assertThat(unemployment(TestPeople.RETIRED)).isEqualTo(new UnemploymentRecord.NotInsured());
    }

    @Test
    default void tellsTheWorkInjuryInsurance() {
        assertThat(workInjury(TestPeople.TRAINEE))
                .isEqualTo(new WorkInjuryRecord.Insured(Status.PAYING));
        assertThat(workInjury(TestPeople.INJURED))
                .isEqualTo(new WorkInjuryRecord.Graded(Status.PAYING, 8));
        assertThat(workInjury(TestPeople.CHILD)).isEqualTo(new WorkInjuryRecord.NotInsured());
    }

    @Test
    default void tellsHowManyMonthsOfMaternityAreInARow() {
        assertThat(maternity(new TestPeople("990000199001010113", "100000000078")))
                .isEqualTo(new MaternityRecord.Insured(Status.PAYING, 12));
        assertThat(maternity(TestPeople.WITH_GAP))
                .isEqualTo(new MaternityRecord.Insured(Status.PAYING, 58));
        assertThat(maternity(TestPeople.TRAINEE)).isEqualTo(new MaternityRecord.NotInsured());
    }

    @Test
    default void writesWhoAskedWhatFromWhereToTheAudit() {
        PersonId person = fresh().id(TestPeople.PAYING);
        fresh().enquiries().pension(person, new Enquirer(Origin.telephone(MOBILE), "1700000000.7"));

        var row = fresh().sql().sql("select * from enquiry_audit").query().singleRow();
        assertThat(row)
                .containsEntry("person", person.value())
                .containsEntry("call_id", "1700000000.7")
                .containsEntry("enquiry", "PENSION")
                .hasEntrySatisfying(
                        "caller_sealed",
                        sealed ->
                                assertThat(
                                                new KeyFile(fresh().keyFile())
                                                        .read()
                                                        .writing()
                                                        .unseal(
                                                                SealingKeys.Kind.CALLER_NUMBER,
                                                                (String) sealed,
                                                                StoredAuditRow.name(
                                                                        0,
                                                                        (String) row.get("mac"))))
                                        .isEqualTo(MOBILE));
    }

    @Test
    default void tellsNothingThatTheAuditDoesNotHold() {
        fresh().withoutAudit(() ->
                assertThatExceptionOfType(RecordStoreAwayException.class)
                        .isThrownBy(() -> pension(TestPeople.PAYING)));
    }
}
