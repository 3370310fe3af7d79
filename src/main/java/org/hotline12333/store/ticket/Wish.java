package org.hotline12333.store.ticket;

import java.time.LocalDate;
import java.util.Optional;
import org.hotline12333.value.RecordingId;

/**
 * What a caller wants of others.
 *
 * @param about the record that it concerns; empty where it concerns none
 * @param promised by when it is to be answered
 * @param callBack where and when to call, where that is wished
 * @param message what was said, where something was
 */
public record Wish(
        TicketKind kind,
        String about,
        LocalDate promised,
        Optional<CallBack> callBack,
        Optional<RecordingId> message) {
    /** A wish without a word of it. */
    public Wish(TicketKind kind, String about, LocalDate promised, Optional<CallBack> callBack) {
        this(kind, about, promised, callBack, Optional.empty());
    }
}
