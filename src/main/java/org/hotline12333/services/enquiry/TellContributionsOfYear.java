package org.hotline12333.services.enquiry;

import static org.hotline12333.service.Mapping.money;
import static org.hotline12333.service.Mapping.months;
import static org.hotline12333.service.Mapping.year;
import static org.hotline12333.service.Mapping.yearMonth;
import static org.hotline12333.services.enquiry.Enquiry.dataMonth;
import static org.hotline12333.services.enquiry.Enquiry.shown;
import static org.hotline12333.services.enquiry.Enquiry.verified;

import org.hotline12333.insurance.records.Contributions;
import org.hotline12333.insurance.records.YearRecord;
import org.hotline12333.insurance.records.YearRecord.AfterData;
import org.hotline12333.insurance.records.YearRecord.Awaited;
import org.hotline12333.insurance.records.YearRecord.BeforeStart;
import org.hotline12333.insurance.records.YearRecord.Total;
import org.hotline12333.insurance.records.YearRecord.Unpaid;
import org.hotline12333.service.FieldType;
import org.hotline12333.service.FieldValue;
import org.hotline12333.service.Offer;
import org.hotline12333.service.Outcomes;

/** The sum of one year of the old-age insurance, as keyed. */
final class TellContributionsOfYear {
    static final Offer<Sources> OFFER =
            Enquiry.offer(
                    verified("tell-contributions-of-year", "CONTRIBUTIONS_OF_YEAR")
                            .taking("year", FieldType.YEAR),
                    request -> request.field("year", FieldValue.CalendarYear.class).year(),
                    Contributions::ofYear,
                    Outcomes.of(YearRecord.class)
                            .answer(
                                    "total",
                                    Total.class,
                                    year("year", Total::year),
                                    money("personal", Total::personal),
                                    money("employer", Total::employer),
                                    months("months", Total::months),
                                    dataMonth())
                            .answer("unpaid", Unpaid.class, year("year", Unpaid::year), dataMonth())
                            .answer(
                                    "before-start",
                                    BeforeStart.class,
                                    yearMonth("start", BeforeStart::start))
                            .answer(
                                    "awaited",
                                    Awaited.class,
                                    year("year", Awaited::year),
                                    shown(Awaited::shown),
                                    dataMonth())
                            .answer("after-data", AfterData.class, dataMonth()));

    private TellContributionsOfYear() {}
}
