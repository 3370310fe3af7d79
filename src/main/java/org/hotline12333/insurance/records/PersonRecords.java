package org.hotline12333.insurance.records;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What is on record of one person, all of it of one delivery. Amounts in fen.
 *
 * @param dates the months that these records cover
 * @param pensionPayments oldest month first
 * @param labourCapacityGrade 1 (gravest) to 10, found after a work injury
 */
public record PersonRecords(
        DataDates dates,
        Map<Insurance, Enrolment> enrolments,
        OptionalLong pensionBalance,
        Optional<MedicalBalance> medicalBalance,
        List<PensionPayment> pensionPayments,
        Optional<UnemploymentBenefit> unemploymentBenefit,
        OptionalInt labourCapacityGrade) {
    public PersonRecords {
        enrolments = Map.copyOf(enrolments);
        pensionPayments = List.copyOf(pensionPayments);
    }

    /** Of a person whom a delivery does not know. */
    public static PersonRecords none(DataDates dates) {
        return new PersonRecords(
                dates,
                Map.of(),
                OptionalLong.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                OptionalInt.empty());
    }

    /** The same, as of another delivery. */
    public PersonRecords as(DataDates of) {
        return new PersonRecords(
                of,
                enrolments,
                pensionBalance,
                medicalBalance,
                pensionPayments,
                unemploymentBenefit,
                labourCapacityGrade);
    }

    Optional<Enrolment> enrolment(Insurance insurance) {
        return Optional.ofNullable(enrolments.get(insurance));
    }

    /** Of an insurance that the person may not be in. */
    ContributionHistory contributions(Insurance insurance) {
        return enrolment(insurance)
                .map(Enrolment::contributions)
                .orElse(ContributionHistory.NOTHING);
    }

    /** What must be on record is not. */
    IllegalStateException without(String account) {
        return new IllegalStateException("no " + account + " is on record");
    }

    /** Nobody's figures are printed by accident. */
    @Override
    public String toString() {
        return "PersonRecords[" + dates + "]";
    }
}
