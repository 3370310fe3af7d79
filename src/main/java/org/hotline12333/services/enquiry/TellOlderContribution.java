package org.hotline12333.services.enquiry;

import static org.hotline12333.service.Mapping.yearMonth;
import static org.hotline12333.service.Mapping.yearMonths;
import static org.hotline12333.services.enquiry.Enquiry.CONTRIBUTION;
import static org.hotline12333.services.enquiry.Enquiry.verified;

import org.hotline12333.insurance.records.Contributions;
import org.hotline12333.insurance.records.MonthRecord.Credited;
import org.hotline12333.insurance.records.MonthRecord.None;
import org.hotline12333.insurance.records.MonthRecord.NotCredited;
import org.hotline12333.insurance.records.MonthRecord.Older;
import org.hotline12333.insurance.records.MonthRecord.Unpaid;
import org.hotline12333.insurance.records.MonthRecord.UnpaidMonths;
import org.hotline12333.service.Offer;
import org.hotline12333.service.Outcomes;
import org.hotline12333.value.Value;
import org.hotline12333.value.ValueKind;

/** The month before the one that was told; a gap without contributions is told at once. */
final class TellOlderContribution {
    static final Offer<Sources> OFFER =
            Enquiry.offer(
                    verified("tell-older-contribution", "CONTRIBUTION_BEFORE")
                            .reading("month", ValueKind.YEAR_MONTH),
                    request -> request.value("month", Value.CalendarMonth.class).month(),
                    (records, month, _) -> Contributions.before(records, month),
                    Outcomes.of(Older.class)
                            .answer("credited", Credited.class, CONTRIBUTION)
                            .answer("not-credited", NotCredited.class, CONTRIBUTION)
                            .answer("unpaid", Unpaid.class, yearMonth("month", Unpaid::month))
                            .answer(
                                    "unpaid-months",
                                    UnpaidMonths.class,
                                    yearMonth("month", UnpaidMonths::from),
                                    yearMonths("months", UnpaidMonths::from, UnpaidMonths::to))
                            .answer("no-older", None.class));

    private TellOlderContribution() {}
}
