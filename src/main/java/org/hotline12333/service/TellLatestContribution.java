package org.hotline12333.service;

import java.util.Map;
import org.hotline12333.dialog.Contract;
import org.hotline12333.dialog.Standing;
import org.hotline12333.insurance.DataDates;
import org.hotline12333.insurance.Enquiries;
import org.hotline12333.interpreter.Service;

/** The newest contribution to the old-age insurance. */
final class TellLatestContribution implements Service {
    static final Contract CONTRACT =
            Told.givingContribution(Contract.of("tell-latest-contribution", Standing.VERIFIED))
                    .giving("none", Map.of());

    private final Enquiries enquiries;

    TellLatestContribution(Enquiries enquiries) {
        this.enquiries = enquiries;
    }

    @Override
    public Contract contract() {
        return CONTRACT;
    }

    @Override
    public Result serve(Request request) {
        DataDates dates = enquiries.dataDates();
        return enquiries
                .latestContribution(request.person(), request.enquirer())
                .map(contribution -> Told.contribution(contribution, dates))
                .orElseGet(() -> Result.of("none"));
    }
}
