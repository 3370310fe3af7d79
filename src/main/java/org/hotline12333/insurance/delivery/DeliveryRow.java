package org.hotline12333.insurance.delivery;

/** A row of a delivery that follows every rule of its file. Prints nothing of what it says. */
public sealed interface DeliveryRow
        permits PersonRow, EnrolmentRow, ContributionRow, AccountRow, BenefitRow {
    /** The agency's own number of a person (个人编号, AAC001), which joins all files. */
    String personNumber();

    /** The file that it stands in. */
    default DeliveryFile file() {
        return switch (this) {
            case PersonRow _ -> DeliveryFile.PERSONS;
            case EnrolmentRow _ -> DeliveryFile.ENROLMENTS;
            case ContributionRow _ -> DeliveryFile.CONTRIBUTIONS;
            case AccountRow _ -> DeliveryFile.ACCOUNTS;
            case BenefitRow _ -> DeliveryFile.BENEFITS;
        };
    }
}
