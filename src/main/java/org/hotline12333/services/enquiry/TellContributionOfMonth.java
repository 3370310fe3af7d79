package org.hotline12333.services.enquiry;

import java.time.YearMonth;
import java.util.Map;
import org.hotline12333.insurance.records.DataDates;
import org.hotline12333.insurance.records.Enquiries;
import org.hotline12333.insurance.records.MonthRecord;
import org.hotline12333.service.Contract;
import org.hotline12333.service.FieldType;
import org.hotline12333.service.FieldValue;
import org.hotline12333.service.Service;
import org.hotline12333.service.Standing;
import org.hotline12333.value.Value;
import org.hotline12333.value.ValueKind;

/** One month of the old-age insurance, as keyed. */
public final class TellContributionOfMonth implements Service {
    public static final Contract CONTRACT =
            Told.givingContribution(
                            Contract.of("tell-contribution-of-month", Standing.VERIFIED)
                                    .taking("month", FieldType.YEAR_MONTH))
                    .giving(
                            "unpaid",
                            Map.of(
                                    "month",
                                    ValueKind.YEAR_MONTH,
                                    Told.DATA_MONTH,
                                    ValueKind.YEAR_MONTH))
                    .giving("before-start", Map.of("start", ValueKind.YEAR_MONTH))
                    .giving("after-data", Map.of(Told.DATA_MONTH, ValueKind.YEAR_MONTH));

    private final Enquiries enquiries;

    public TellContributionOfMonth(Enquiries enquiries) {
        this.enquiries = enquiries;
    }

    @Override
    public Contract contract() {
        return CONTRACT;
    }

    @Override
    public Result serve(Request request) {
        DataDates dates = enquiries.dataDates();
        YearMonth month = request.field("month", FieldValue.Month.class).month();
        return switch (enquiries.contributionOf(request.person(), month, request.enquirer())) {
            case MonthRecord.Found(var contribution) -> Told.contribution(contribution, dates);
            case MonthRecord.Unpaid _ ->
                    Result.of(
                            "unpaid",
                            Map.of(
                                    "month",
                                    new Value.Month(month),
                                    Told.DATA_MONTH,
                                    Told.dataMonth(dates)));
            case MonthRecord.BeforeStart(var start) ->
                    Result.of("before-start", Map.of("start", new Value.Month(start)));
            case MonthRecord.AfterData(var to) ->
                    Result.of("after-data", Map.of(Told.DATA_MONTH, new Value.Month(to)));
        };
    }
}
