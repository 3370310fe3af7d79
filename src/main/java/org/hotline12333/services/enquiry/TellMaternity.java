package org.hotline12333.services.enquiry;

import java.util.Map;
import org.hotline12333.insurance.records.Enquiries;
import org.hotline12333.insurance.records.MaternityRecord;
import org.hotline12333.service.Contract;
import org.hotline12333.service.Service;
import org.hotline12333.service.Standing;
import org.hotline12333.value.Value;
import org.hotline12333.value.ValueKind;

/** The maternity insurance: months paid in a row. */
public final class TellMaternity implements Service {
    public static final Contract CONTRACT =
            Contract.of("tell-maternity", Standing.VERIFIED)
                    .giving("insured", Told.withStatus(Map.of("months", ValueKind.MONTHS)))
                    .giving("not-insured", Map.of(Told.DATA_MONTH, ValueKind.YEAR_MONTH));

    private final Enquiries enquiries;

    public TellMaternity(Enquiries enquiries) {
        this.enquiries = enquiries;
    }

    @Override
    public Contract contract() {
        return CONTRACT;
    }

    @Override
    public Result serve(Request request) {
        Value dataMonth = Told.dataMonth(enquiries.dataDates());
        return switch (enquiries.maternity(request.person(), request.enquirer())) {
            case MaternityRecord.Insured(var status, var months) ->
                    Result.of(
                            "insured",
                            Map.of(
                                    Told.STATUS,
                                    Told.status(status),
                                    "months",
                                    new Value.Months(months),
                                    Told.DATA_MONTH,
                                    dataMonth));
            case MaternityRecord.NotInsured() ->
                    Result.of("not-insured", Map.of(Told.DATA_MONTH, dataMonth));
        };
    }
}
