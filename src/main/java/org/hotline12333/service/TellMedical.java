package org.hotline12333.service;

import java.util.Map;
import org.hotline12333.dialog.Contract;
import org.hotline12333.dialog.Standing;
import org.hotline12333.insurance.Enquiries;
import org.hotline12333.insurance.MedicalRecord;
import org.hotline12333.interpreter.Service;
import org.hotline12333.prompt.Value;
import org.hotline12333.prompt.ValueKind;

/** The medical insurance: balance, credited this month, spent this year. */
final class TellMedical implements Service {
    static final Contract CONTRACT =
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

    TellMedical(Enquiries enquiries) {
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
