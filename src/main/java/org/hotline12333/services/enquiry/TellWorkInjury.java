package org.hotline12333.services.enquiry;

import static org.hotline12333.service.Mapping.grade;
import static org.hotline12333.services.enquiry.Enquiry.dataMonth;
import static org.hotline12333.services.enquiry.Enquiry.status;
import static org.hotline12333.services.enquiry.Enquiry.verified;

import org.hotline12333.insurance.records.WorkInjuryRecord;
import org.hotline12333.insurance.records.WorkInjuryRecord.Graded;
import org.hotline12333.insurance.records.WorkInjuryRecord.Insured;
import org.hotline12333.insurance.records.WorkInjuryRecord.NotInsured;
import org.hotline12333.service.Offer;
import org.hotline12333.service.Outcomes;

/** The work injury insurance: status, and the labour-capacity grade after an injury. */
final class TellWorkInjury {
    static final Offer<Sources> OFFER =
            Enquiry.offer(
                    verified("tell-work-injury", "WORK_INJURY"),
                    WorkInjuryRecord::of,
                    Outcomes.of(WorkInjuryRecord.class)
                            .answer("insured", Insured.class, status(Insured::status), dataMonth())
                            .answer(
                                    "graded",
                                    Graded.class,
                                    status(Graded::status),
                                    grade("grade", Graded::grade),
                                    dataMonth())
                            .answer("not-insured", NotInsured.class));

    private TellWorkInjury() {}
}
