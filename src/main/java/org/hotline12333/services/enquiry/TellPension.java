package org.hotline12333.services.enquiry;

import java.util.HashMap;
import java.util.Map;
import org.hotline12333.insurance.records.Enquiries;
import org.hotline12333.insurance.records.PensionPayment;
import org.hotline12333.insurance.records.PensionRecord;
import org.hotline12333.insurance.records.Status;
import org.hotline12333.service.Contract;
import org.hotline12333.service.Service;
import org.hotline12333.service.Standing;
import org.hotline12333.value.Value;
import org.hotline12333.value.ValueKind;

/** The old-age insurance: status, account, months paid; for the retired the pension last paid. */
public final class TellPension implements Service {
    private static final Map<String, ValueKind> ACCOUNT =
            Map.of(
                    "balance", ValueKind.MONEY,
                    "months", ValueKind.MONTHS,
                    "duration", ValueKind.DURATION);

    private static final Map<String, ValueKind> PAYMENT =
            Map.of(
                    "balance", ValueKind.MONEY,
                    "months", ValueKind.MONTHS,
                    "duration", ValueKind.DURATION,
                    "paid-month", ValueKind.YEAR_MONTH,
                    "amount", ValueKind.MONEY,
                    "paid-date", ValueKind.DATE,
                    "account-tail", ValueKind.TAIL);

    public static final Contract CONTRACT =
            Contract.of("tell-pension", Standing.VERIFIED)
                    .giving("account", Told.withStatus(ACCOUNT))
                    .giving("pensioner", Told.withStatus(PAYMENT))
                    .giving("resident", Told.withStatus(ACCOUNT))
                    .giving("nothing-credited", Map.of(Told.DATA_MONTH, ValueKind.YEAR_MONTH))
                    .giving("not-insured", Map.of());

    private final Enquiries enquiries;

    public TellPension(Enquiries enquiries) {
        this.enquiries = enquiries;
    }

    @Override
    public Contract contract() {
        return CONTRACT;
    }

    @Override
    public Result serve(Request request) {
        Value dataMonth = Told.dataMonth(enquiries.dataDates());
        return switch (enquiries.pension(request.person(), request.enquirer())) {
            case PensionRecord.Account(var status, var balance, var months, var latest) -> {
                Map<String, Value> slots = account(status, balance, months, dataMonth);
                latest.ifPresent(payment -> slots.putAll(payment(payment)));
                yield Result.of(latest.isPresent() ? "pensioner" : "account", slots);
            }
            case PensionRecord.Resident(var status, var balance, var months) ->
                    Result.of("resident", account(status, balance, months, dataMonth));
            case PensionRecord.NothingCredited() ->
                    Result.of("nothing-credited", Map.of(Told.DATA_MONTH, dataMonth));
            case PensionRecord.NotInsured() -> Result.of("not-insured");
        };
    }

    private static Map<String, Value> account(
            Status status, long balance, int months, Value dataMonth) {
        return new HashMap<>(
                Map.of(
                        Told.STATUS,
                        Told.status(status),
                        "balance",
                        new Value.Money(balance),
                        "months",
                        new Value.Months(months),
                        "duration",
                        new Value.Duration(months),
                        Told.DATA_MONTH,
                        dataMonth));
    }

    private static Map<String, Value> payment(PensionPayment payment) {
        return Map.of(
                "paid-month", new Value.Month(payment.month()),
                "amount", new Value.Money(payment.amount()),
                "paid-date", new Value.Date(payment.paidOn()),
                "account-tail", new Value.Tail(payment.accountTail()));
    }
}
