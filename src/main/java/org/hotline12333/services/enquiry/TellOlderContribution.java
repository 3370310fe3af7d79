package org.hotline12333.services.enquiry;

import java.time.YearMonth;
import java.util.Map;
import org.hotline12333.insurance.records.DataDates;
import org.hotline12333.insurance.records.Enquiries;
import org.hotline12333.insurance.records.MonthRecord;
import org.hotline12333.service.Contract;
import org.hotline12333.service.Service;
import org.hotline12333.service.Standing;
import org.hotline12333.value.Value;
import org.hotline12333.value.ValueKind;

/** The month before the one that was told; a gap without contributions is told at once. */
public final class TellOlderContribution implements Service {
    public static final Contract CONTRACT =
            Told.givingContribution(
                            Contract.of("tell-older-contribution", Standing.VERIFIED)
                                    .reading("month", ValueKind.YEAR_MONTH))
                    .giving("unpaid", Map.of("month", ValueKind.YEAR_MONTH))
                    .giving(
                            "unpaid-months",
                            Map.of("month", ValueKind.YEAR_MONTH, "months", ValueKind.YEAR_MONTHS))
                    .giving("no-older", Map.of());

    private final Enquiries enquiries;

    public TellOlderContribution(Enquiries enquiries) {
        this.enquiries = enquiries;
    }

    @Override
    public Contract contract() {
        return CONTRACT;
    }

    @Override
    public Result serve(Request request) {
        DataDates dates = enquiries.dataDates();
        YearMonth told = request.value("month", Value.Month.class).month();
        return enquiries
                .contributionBefore(request.person(), told, request.enquirer())
                .map(record -> result(record, dates))
                .orElseGet(() -> Result.of("no-older"));
    }

    private static Result result(MonthRecord record, DataDates dates) {
        return switch (record) {
            case MonthRecord.Found(var contribution) -> Told.contribution(contribution, dates);
            case MonthRecord.Unpaid(var from, var to) when from.equals(to) ->
                    Result.of("unpaid", Map.of("month", new Value.Month(from)));
            case MonthRecord.Unpaid(var from, var to) ->
                    Result.of(
                            "unpaid-months",
                            Map.of(
                                    "month", new Value.Month(from),
                                    "months", new Value.MonthRange(from, to)));
            case MonthRecord.BeforeStart _, MonthRecord.AfterData _ -> Result.of("no-older");
        };
    }
}
