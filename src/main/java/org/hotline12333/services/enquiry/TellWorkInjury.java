package org.hotline12333.services.enquiry;

import java.util.Map;
import org.hotline12333.insurance.records.Enquiries;
import org.hotline12333.insurance.records.WorkInjuryRecord;
import org.hotline12333.service.Contract;
import org.hotline12333.service.Service;
import org.hotline12333.service.Standing;
import org.hotline12333.value.Value;
import org.hotline12333.value.ValueKind;

/** The work injury insurance: status, and the labour-capacity grade after an injury. */
public final class TellWorkInjury implements Service {
    public static final Contract CONTRACT =
            Contract.of("tell-work-injury", Standing.VERIFIED)
                    .giving("insured", Told.withStatus(Map.of()))
                    .giving("graded", Told.withStatus(Map.of("grade", ValueKind.GRADE)))
                    .giving("not-insured", Map.of());

    private final Enquiries enquiries;

    public TellWorkInjury(Enquiries enquiries) {
        this.enquiries = enquiries;
    }

    @Override
    public Contract contract() {
        return CONTRACT;
    }

    @Override
    public Result serve(Request request) {
        Value dataMonth = Told.dataMonth(enquiries.dataDates());
        return switch (enquiries.workInjury(request.person(), request.enquirer())) {
            case WorkInjuryRecord.Insured(var status) ->
                    Result.of(
                            "insured",
                            Map.of(Told.STATUS, Told.status(status), Told.DATA_MONTH, dataMonth));
            case WorkInjuryRecord.Graded(var status, var grade) ->
                    Result.of(
                            "graded",
                            Map.of(
                                    Told.STATUS,
                                    Told.status(status),
                                    "grade",
                                    new Value.Grade(grade),
                                    Told.DATA_MONTH,
                                    dataMonth));
            case WorkInjuryRecord.NotInsured() -> Result.of("not-insured");
        };
    }
}
