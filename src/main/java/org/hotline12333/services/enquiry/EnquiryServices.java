package org.hotline12333.services.enquiry;

import java.util.List;
import org.hotline12333.service.Offer;

/** All that a verified person may ask of the records. */
public final class EnquiryServices {
    public static final List<Offer<Sources>> ALL =
            List.of(
                    TellStatus.OFFER,
                    TellPension.OFFER,
                    TellMedical.OFFER,
                    TellUnemployment.OFFER,
                    TellWorkInjury.OFFER,
                    TellMaternity.OFFER,
                    TellLatestContribution.OFFER,
                    TellOlderContribution.OFFER,
                    TellContributionOfMonth.OFFER,
                    TellContributionsOfYear.OFFER);

    private EnquiryServices() {}
}
