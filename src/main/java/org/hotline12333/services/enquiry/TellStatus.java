package org.hotline12333.services.enquiry;

import static org.hotline12333.services.enquiry.Enquiry.dataMonth;
import static org.hotline12333.services.enquiry.Enquiry.status;

import org.hotline12333.insurance.records.PensionStatus;
import org.hotline12333.insurance.records.PensionStatus.Insured;
import org.hotline12333.insurance.records.PensionStatus.NotInsured;
import org.hotline12333.service.Contract;
import org.hotline12333.service.Offer;
import org.hotline12333.service.Outcomes;
import org.hotline12333.service.VerificationLevel;

/** Whether the old-age insurance is paid, and no amount: also to who has an initial password. */
final class TellStatus {
    static final Offer<Sources> OFFER =
            Enquiry.offer(
                    Contract.of("tell-status", VerificationLevel.INITIAL)
                            .auditedAs("CONTRIBUTION_STATUS"),
                    PensionStatus::of,
                    Outcomes.of(PensionStatus.class)
                            .answer("insured", Insured.class, status(Insured::status), dataMonth())
                            .answer("not-insured", NotInsured.class));

    private TellStatus() {}
}
