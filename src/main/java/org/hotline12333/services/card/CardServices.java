package org.hotline12333.services.card;

import java.util.List;
import org.hotline12333.service.Offer;

/** All that a verified person may ask of the card, and do with it. */
public final class CardServices {
    public static final List<Offer<CardDesk>> ALL =
            List.of(TellCard.OFFER, ReportLoss.OFFER, ReleaseLoss.OFFER);

    private CardServices() {}
}
