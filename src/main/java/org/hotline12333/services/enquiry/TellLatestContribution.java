package org.hotline12333.services.enquiry;

import static org.hotline12333.services.enquiry.Enquiry.CONTRIBUTION;
import static org.hotline12333.services.enquiry.Enquiry.CREDIT_AWAITED;
import static org.hotline12333.services.enquiry.Enquiry.verified;

import org.hotline12333.insurance.records.Contributions;
import org.hotline12333.insurance.records.MonthRecord.CreditAwaited;
import org.hotline12333.insurance.records.MonthRecord.Credited;
import org.hotline12333.insurance.records.MonthRecord.Latest;
import org.hotline12333.insurance.records.MonthRecord.None;
import org.hotline12333.insurance.records.MonthRecord.NotCredited;
import org.hotline12333.service.Offer;
import org.hotline12333.service.Outcomes;

/** The newest contribution to the old-age insurance. */
final class TellLatestContribution {
    static final Offer<Sources> OFFER =
            Enquiry.offer(
                    verified("tell-latest-contribution", "LATEST_CONTRIBUTION"),
                    _ -> "",
                    (records, _, deliveries) -> Contributions.latest(records, deliveries),
                    Outcomes.of(Latest.class)
                            .answer("credited", Credited.class, CONTRIBUTION)
                            .answer("not-credited", NotCredited.class, CONTRIBUTION)
                            .answer("credit-awaited", CreditAwaited.class, CREDIT_AWAITED)
                            .answer("none", None.class));

    private TellLatestContribution() {}
}
