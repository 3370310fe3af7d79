package org.hotline12333.services.enquiry;

import static org.hotline12333.service.Mapping.date;
import static org.hotline12333.service.Mapping.money;
import static org.hotline12333.service.Mapping.months;
import static org.hotline12333.services.enquiry.Enquiry.dataMonth;
import static org.hotline12333.services.enquiry.Enquiry.status;
import static org.hotline12333.services.enquiry.Enquiry.verified;

import org.hotline12333.insurance.records.UnemploymentRecord;
import org.hotline12333.insurance.records.UnemploymentRecord.Benefit;
import org.hotline12333.insurance.records.UnemploymentRecord.BenefitGranted;
import org.hotline12333.insurance.records.UnemploymentRecord.Insured;
import org.hotline12333.insurance.records.UnemploymentRecord.NotInsured;
import org.hotline12333.service.Offer;
import org.hotline12333.service.Outcomes;

/** The unemployment insurance: months paid, or the benefit being paid. */
final class TellUnemployment {
    static final Offer<Sources> OFFER =
            Enquiry.offer(
                    verified("tell-unemployment", "UNEMPLOYMENT"),
                    UnemploymentRecord::of,
                    Outcomes.of(UnemploymentRecord.class)
                            .answer(
                                    "insured",
                                    Insured.class,
                                    status(Insured::status),
                                    months("months", Insured::monthsPaid),
                                    dataMonth())
                            .answer(
                                    "benefit",
                                    Benefit.class,
                                    money("amount", Benefit::monthlyAmount),
                                    months("months-left", Benefit::monthsLeft),
                                    date("paid-date", Benefit::lastPaidOn),
                                    dataMonth())
                            .answer(
                                    "benefit-granted",
                                    BenefitGranted.class,
                                    money("amount", BenefitGranted::monthlyAmount),
                                    months("months-left", BenefitGranted::monthsLeft),
                                    dataMonth())
                            .answer("not-insured", NotInsured.class));

    private TellUnemployment() {}
}
