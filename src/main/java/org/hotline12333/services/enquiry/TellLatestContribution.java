package org.hotline12333.services.enquiry;

import java.util.Map;
import org.hotline12333.insurance.records.DataDates;
import org.hotline12333.insurance.records.Enquiries;
import org.hotline12333.service.Contract;
import org.hotline12333.service.Service;
import org.hotline12333.service.Standing;

/** The newest contribution to the old-age insurance. */
public final class TellLatestContribution implements Service {
    public static final Contract CONTRACT =
            Told.givingContribution(Contract.of("tell-latest-contribution", Standing.VERIFIED))
                    .giving("none", Map.of());

    private final Enquiries enquiries;

    public TellLatestContribution(Enquiries enquiries) {
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
