package org.hotline12333.service;

import java.time.YearMonth;
import java.util.Map;
import org.hotline12333.dialog.Contract;
import org.hotline12333.dialog.FieldType;
import org.hotline12333.dialog.Standing;
import org.hotline12333.insurance.DataDates;
import org.hotline12333.insurance.Enquiries;
import org.hotline12333.insurance.MonthRecord;
import org.hotline12333.interpreter.FieldValue;
import org.hotline12333.interpreter.Service;
import org.hotline12333.prompt.Value;
import org.hotline12333.prompt.ValueKind;

/** One month of the old-age insurance, as keyed. */
final class TellContributionOfMonth implements Service {
    static final Contract CONTRACT =
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

    TellContributionOfMonth(Enquiries enquiries) {
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
