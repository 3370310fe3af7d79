package org.hotline12333.services.enquiry;

import static org.hotline12333.service.Mapping.yearMonth;
import static org.hotline12333.services.enquiry.Enquiry.CONTRIBUTION;
import static org.hotline12333.services.enquiry.Enquiry.CREDIT_AWAITED;
import static org.hotline12333.services.enquiry.Enquiry.dataMonth;
import static org.hotline12333.services.enquiry.Enquiry.shown;
import static org.hotline12333.services.enquiry.Enquiry.verified;

import org.hotline12333.insurance.records.Contributions;
import org.hotline12333.insurance.records.MonthRecord.AfterData;
import org.hotline12333.insurance.records.MonthRecord.Awaited;
import org.hotline12333.insurance.records.MonthRecord.BeforeStart;
import org.hotline12333.insurance.records.MonthRecord.CreditAwaited;
import org.hotline12333.insurance.records.MonthRecord.Credited;
import org.hotline12333.insurance.records.MonthRecord.Named;
import org.hotline12333.insurance.records.MonthRecord.NotCredited;
import org.hotline12333.insurance.records.MonthRecord.Unpaid;
import org.hotline12333.service.FieldType;
import org.hotline12333.service.FieldValue;
import org.hotline12333.service.Offer;
import org.hotline12333.service.Outcomes;

/** One month of the old-age insurance, as keyed. */
final class TellContributionOfMonth {
    static final Offer<Sources> OFFER =
            Enquiry.offer(
                    verified("tell-contribution-of-month", "CONTRIBUTION_OF_MONTH")
                            .taking("month", FieldType.YEAR_MONTH),
                    request -> request.field("month", FieldValue.CalendarMonth.class).month(),
                    Contributions::ofMonth,
                    Outcomes.of(Named.class)
                            .answer("credited", Credited.class, CONTRIBUTION)
                            .answer("not-credited", NotCredited.class, CONTRIBUTION)
                            .answer("credit-awaited", CreditAwaited.class, CREDIT_AWAITED)
                            .answer(
                                    "unpaid",
                                    Unpaid.class,
                                    yearMonth("month", Unpaid::month),
                                    dataMonth())
                            .answer(
                                    "before-start",
                                    BeforeStart.class,
                                    yearMonth("start", BeforeStart::start))
                            .answer(
                                    "awaited",
                                    Awaited.class,
                                    yearMonth("month", Awaited::month),
                                    shown(Awaited::shown),
                                    dataMonth())
                            .answer("after-data", AfterData.class, dataMonth()));

    private TellContributionOfMonth() {}
}
