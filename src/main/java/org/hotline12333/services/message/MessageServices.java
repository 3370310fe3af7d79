package org.hotline12333.services.message;

import java.util.List;
import org.hotline12333.service.Offer;
import org.hotline12333.store.recording.Recordings;

/** All that becomes of what a caller says. */
public final class MessageServices {
    public static final List<Offer<Recordings>> ALL =
            List.of(KeepMessage.OFFER, LeaveMessage.OFFER);

    private MessageServices() {}
}
