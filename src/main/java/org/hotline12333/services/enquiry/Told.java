package org.hotline12333.services.enquiry;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.hotline12333.insurance.records.Contribution;
import org.hotline12333.insurance.records.DataDates;
import org.hotline12333.insurance.records.Status;
import org.hotline12333.service.Contract;
import org.hotline12333.service.Service;
import org.hotline12333.value.Value;
import org.hotline12333.value.ValueKind;

/** How records become slots; the same words in every service. */
final class Told {
    /** The data date, which every figure carries. */
    static final String DATA_MONTH = "data-month";

    static final String STATUS = "status";

    private static final Set<String> STATUSES =
            Set.of("status-paying", "status-suspended", "status-retired");

    private static final Map<String, ValueKind> CONTRIBUTION =
            Map.of(
                    "month",
                    ValueKind.YEAR_MONTH,
                    "base",
                    ValueKind.MONEY,
                    "personal",
                    ValueKind.MONEY,
                    "employer",
                    ValueKind.MONEY,
                    DATA_MONTH,
                    ValueKind.YEAR_MONTH);

    private Told() {}

    static Value dataMonth(DataDates dates) {
        return new Value.Month(dates.to());
    }

    static Value status(Status status) {
        return new Value.Phrase(
                switch (status) {
                    case PAYING -> "status-paying";
                    case SUSPENDED -> "status-suspended";
                    case RETIRED -> "status-retired";
                });
    }

    /** An outcome with a status, the data date and these slots. */
    static Contract.Outcome withStatus(Map<String, ValueKind> slots) {
        Map<String, ValueKind> all = new HashMap<>(slots);
        all.put(STATUS, ValueKind.PHRASE);
        all.put(DATA_MONTH, ValueKind.YEAR_MONTH);
        return new Contract.Outcome(all, Map.of(STATUS, STATUSES), null);
    }

    /** The contract of a service that tells of one month. */
    static Contract givingContribution(Contract contract) {
        return contract.giving("credited", CONTRIBUTION).giving("not-credited", CONTRIBUTION);
    }

    static Service.Result contribution(Contribution contribution, DataDates dates) {
        return Service.Result.of(
                contribution.credited() ? "credited" : "not-credited",
                Map.of(
                        "month",
                        new Value.Month(contribution.month()),
                        "base",
                        new Value.Money(contribution.base()),
                        "personal",
                        new Value.Money(contribution.personal()),
                        "employer",
                        new Value.Money(contribution.employer()),
                        DATA_MONTH,
                        dataMonth(dates)));
    }
}
