package org.hotline12333.services.sms;

import java.util.List;
import org.hotline12333.service.Offer;

/** All that is sent to a person's registered telephone. */
public final class SmsServices {
    public static final List<Offer<SmsDesk>> ALL = List.of(SendAnswer.OFFER, SendTopic.OFFER);

    private SmsServices() {}
}
