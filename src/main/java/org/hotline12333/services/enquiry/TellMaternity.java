package org.hotline12333.services.enquiry;

import static org.hotline12333.service.Mapping.months;
import static org.hotline12333.services.enquiry.Enquiry.dataMonth;
import static org.hotline12333.services.enquiry.Enquiry.status;
import static org.hotline12333.services.enquiry.Enquiry.verified;

import org.hotline12333.insurance.records.MaternityRecord;
import org.hotline12333.insurance.records.MaternityRecord.Insured;
import org.hotline12333.insurance.records.MaternityRecord.NotInsured;
import org.hotline12333.service.Offer;
import org.hotline12333.service.Outcomes;

/** The maternity insurance: months paid in a row. */
final class TellMaternity {
    static final Offer<Sources> OFFER =
            Enquiry.offer(
                    verified("tell-maternity", "MATERNITY"),
                    MaternityRecord::of,
                    Outcomes.of(MaternityRecord.class)
                            .answer(
                                    "insured",
                                    Insured.class,
                                    status(Insured::status),
                                    months("months", Insured::monthsInRow),
                                    dataMonth())
                            .answer("not-insured", NotInsured.class, dataMonth()));

    private TellMaternity() {}
}
