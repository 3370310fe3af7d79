package org.hotline12333.services.enquiry;

import java.util.HashMap;
import java.util.Map;
import org.hotline12333.insurance.records.Enquiries;
import org.hotline12333.insurance.records.UnemploymentRecord;
import org.hotline12333.service.Contract;
import org.hotline12333.service.Service;
import org.hotline12333.service.Standing;
import org.hotline12333.value.Value;
import org.hotline12333.value.ValueKind;

/** The unemployment insurance: months paid, or the benefit being paid. */
public final class TellUnemployment implements Service {
    public static final Contract CONTRACT =
            Contract.of("tell-unemployment", Standing.VERIFIED)
                    .giving("insured", Told.withStatus(Map.of("months", ValueKind.MONTHS)))
                    .giving(
                            "benefit",
                            Map.of(
                                    "amount",
                                    ValueKind.MONEY,
                                    "months-left",
                                    ValueKind.MONTHS,
                                    "paid-date",
                                    ValueKind.DATE,
                                    Told.DATA_MONTH,
                                    ValueKind.YEAR_MONTH))
                    .giving(
                            "benefit-granted",
                            Map.of(
                                    "amount",
                                    ValueKind.MONEY,
                                    "months-left",
                                    ValueKind.MONTHS,
                                    Told.DATA_MONTH,
                                    ValueKind.YEAR_MONTH))
                    .giving("not-insured", Map.of());

    private final Enquiries enquiries;

    public TellUnemployment(Enquiries enquiries) {
        this.enquiries = enquiries;
    }

    @Override
    public Contract contract() {
        return CONTRACT;
    }

    @Override
    public Result serve(Request request) {
        Value dataMonth = Told.dataMonth(enquiries.dataDates());
        return switch (enquiries.unemployment(request.person(), request.enquirer())) {
            case UnemploymentRecord.Insured(var status, var months) ->
                    Result.of(
                            "insured",
                            Map.of(
                                    Told.STATUS,
                                    Told.status(status),
                                    "months",
                                    new Value.Months(months),
                                    Told.DATA_MONTH,
                                    dataMonth));
            case UnemploymentRecord.Benefit(var amount, var monthsLeft, var lastPaidOn) -> {
                Map<String, Value> slots = new HashMap<>();
                slots.put("amount", new Value.Money(amount));
                slots.put("months-left", new Value.Months(monthsLeft));
                slots.put(Told.DATA_MONTH, dataMonth);
                lastPaidOn.ifPresent(day -> slots.put("paid-date", new Value.Date(day)));
                yield Result.of(lastPaidOn.isPresent() ? "benefit" : "benefit-granted", slots);
            }
            case UnemploymentRecord.NotInsured() -> Result.of("not-insured");
        };
    }
}
