package org.hotline12333.services.enquiry;

import java.util.Map;
import org.hotline12333.insurance.records.Enquiries;
import org.hotline12333.insurance.records.MedicalRecord;
import org.hotline12333.service.Contract;
import org.hotline12333.service.Service;
import org.hotline12333.service.Standing;
import org.hotline12333.value.Value;
import org.hotline12333.value.ValueKind;

/** The medical insurance: balance, credited this month, spent this year. */
public final class TellMedical implements Service {
    public static final Contract CONTRACT =
            Contract.of("tell-medical", Standing.VERIFIED)
                    .giving(
                            "account",
                            Told.withStatus(
                                    Map.of(
                                            "balance", ValueKind.MONEY,
                                            "credited", ValueKind.MONEY,
                                            "spent", ValueKind.MONEY)))
                    .giving("resident", Told.withStatus(Map.of()))
                    .giving("not-insured", Map.of());

    private final Enquiries enquiries;

    public TellMedical(Enquiries enquiries) {
        this.enquiries = enquiries;
    }

    @Override
    public Contract contract() {
        return CONTRACT;
    }

    @Override
    public Result serve(Request request) {
        Value dataMonth = Told.dataMonth(enquiries.dataDates());
        return switch (enquiries.medical(request.person(), request.enquirer())) {
            case MedicalRecord.Account(var status, var balance, var credited, var spent) ->
                    Result.of(
                            "account",
                            Map.of(
                                    Told.STATUS,
                                    Told.status(status),
                                    "balance",
                                    new Value.Money(balance),
                                    "credited",
                                    new Value.Money(credited),
                                    "spent",
                                    new Value.Money(spent),
                                    Told.DATA_MONTH,
                                    dataMonth));
            case MedicalRecord.Resident(var status) ->
                    Result.of(
                            "resident",
                            Map.of(Told.STATUS, Told.status(status), Told.DATA_MONTH, dataMonth));
            case MedicalRecord.NotInsured() -> Result.of("not-insured");
        };
    }
}
