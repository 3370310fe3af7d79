package org.hotline12333.services.ticket;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.hotline12333.service.Contract;
import org.hotline12333.service.Mapping;
import org.hotline12333.service.Offer;
import org.hotline12333.service.Outcomes;
import org.hotline12333.service.VerificationLevel;
import org.hotline12333.value.Value;

/** Which record an objection is to. */
enum Concern {
    PENSION("PENSION"),
    MEDICAL("MEDICAL"),
    UNEMPLOYMENT("UNEMPLOYMENT"),
    WORK_INJURY_AND_MATERNITY("WORK_INJURY_AND_MATERNITY");

    /** The slot that names it. */
    static final String SLOT = "record";

    private static final Outcomes<Concern> CHOSEN =
            Outcomes.of(Concern.class)
                    .answer(
                            "chosen",
                            Concern.class,
                            Mapping.phrase(SLOT, Concern.class, concern -> concern, Concern::text));

    private final String stored;

    Concern(String stored) {
        this.stored = stored;
    }

    /** Its name in the store, for ever. */
    String stored() {
        return stored;
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private String text() {
        return "record-" + word();
    }

    /** The service that notes it for the one that opens the ticket. */
    Offer<TicketDesk> offer() {
        return new Offer<>(
                CHOSEN.in(Contract.of("concern-" + word(), VerificationLevel.UNKNOWN)),
                (_, _) -> CHOSEN.result(this, Map.of()));
    }

    static Concern of(Value.Phrase named) {
        return Arrays.stream(values())
                .filter(each -> each.text().equals(named.textId()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no record is called so"));
    }
}
