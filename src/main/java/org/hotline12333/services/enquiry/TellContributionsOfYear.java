package org.hotline12333.services.enquiry;

import java.time.Year;
import java.util.Map;
import org.hotline12333.insurance.records.Enquiries;
import org.hotline12333.insurance.records.YearRecord;
import org.hotline12333.service.Contract;
import org.hotline12333.service.FieldType;
import org.hotline12333.service.FieldValue;
import org.hotline12333.service.Service;
import org.hotline12333.service.Standing;
import org.hotline12333.value.Value;
import org.hotline12333.value.ValueKind;

/** The sum of one year of the old-age insurance, as keyed. */
public final class TellContributionsOfYear implements Service {
    public static final Contract CONTRACT =
            Contract.of("tell-contributions-of-year", Standing.VERIFIED)
                    .taking("year", FieldType.YEAR)
                    .giving(
                            "total",
                            Map.of(
                                    "year",
                                    ValueKind.YEAR,
                                    "personal",
                                    ValueKind.MONEY,
                                    "employer",
                                    ValueKind.MONEY,
                                    "months",
                                    ValueKind.MONTHS,
                                    Told.DATA_MONTH,
                                    ValueKind.YEAR_MONTH))
                    .giving(
                            "unpaid",
                            Map.of("year", ValueKind.YEAR, Told.DATA_MONTH, ValueKind.YEAR_MONTH))
                    .giving("before-start", Map.of("start", ValueKind.YEAR_MONTH))
                    .giving("after-data", Map.of(Told.DATA_MONTH, ValueKind.YEAR_MONTH));

    private final Enquiries enquiries;

    public TellContributionsOfYear(Enquiries enquiries) {
        this.enquiries = enquiries;
    }

    @Override
    public Contract contract() {
        return CONTRACT;
    }

    @Override
    public Result serve(Request request) {
        Value dataMonth = Told.dataMonth(enquiries.dataDates());
        Year year = request.field("year", FieldValue.Year.class).year();
        return switch (enquiries.contributionsOf(request.person(), year, request.enquirer())) {
            case YearRecord.Total(var of, var personal, var employer, var months) ->
                    Result.of(
                            "total",
                            Map.of(
                                    "year",
                                    new Value.Year(of),
                                    "personal",
                                    new Value.Money(personal),
                                    "employer",
                                    new Value.Money(employer),
                                    "months",
                                    new Value.Months(months),
                                    Told.DATA_MONTH,
                                    dataMonth));
            case YearRecord.Unpaid(var of) ->
                    Result.of(
                            "unpaid",
                            Map.of("year", new Value.Year(of), Told.DATA_MONTH, dataMonth));
            case YearRecord.BeforeStart(var start) ->
                    Result.of("before-start", Map.of("start", new Value.Month(start)));
            case YearRecord.AfterData(var to) ->
                    Result.of("after-data", Map.of(Told.DATA_MONTH, new Value.Month(to)));
        };
    }
}
