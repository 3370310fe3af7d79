package org.hotline12333.services.ticket;

import java.time.Duration;
import org.hotline12333.service.Contract;
import org.hotline12333.service.FieldType;
import org.hotline12333.service.FieldValue;
import org.hotline12333.service.Mapping;
import org.hotline12333.service.Offer;
import org.hotline12333.service.Outcomes;
import org.hotline12333.service.Service.Request;
import org.hotline12333.service.VerificationLevel;
import org.hotline12333.store.database.DatabaseFault;
import org.hotline12333.store.database.RecordStoreAwayException;
import org.hotline12333.store.recording.Recordings;
import org.hotline12333.value.RecordingId;
import org.hotline12333.value.Sound;

/** Keeps what a caller has said as a draft, which the caller may hear and send. */
final class KeepMessage {
    /** Less is a cough, or a word to somebody else. */
    static final Duration SPEECH_MIN = Duration.ofSeconds(2);

    /** The slot, and the field that fills it. */
    static final String MESSAGE = "message";

    static final Offer<TicketDesk> OFFER =
            Offer.of(
                    Contract.of("keep-message", VerificationLevel.UNKNOWN)
                            .auditedAs(Recordings.AUDITED)
                            .taking(MESSAGE, FieldType.RECORDING),
                    Outcomes.of(Draft.class)
                            .answer("kept", Kept.class, Mapping.recording(MESSAGE, Kept::id))
                            .answer("too-short", TooShort.class)
                            .answer("no-room", NoRoom.class),
                    KeepMessage::keep);

    private KeepMessage() {}

    /** What became of it. */
    sealed interface Draft {}

    record Kept(RecordingId id) implements Draft {}

    /** Nothing was said, or nearly nothing. */
    record TooShort() implements Draft {}

    /** The disk is full. */
    record NoRoom() implements Draft {}

    private static Draft keep(TicketDesk desk, Request request) {
        Sound sound = request.field(MESSAGE, FieldValue.Recording.class).sound();
        if (sound.speech().compareTo(SPEECH_MIN) < 0) {
            return new TooShort();
        }
        try {
            return new Kept(
                    desk.recordings().keep(sound, request.enquirer(), TicketDesk.certain(request)));
        } catch (RecordStoreAwayException away) {
            if (DatabaseFault.in(away).filter(DatabaseFault.DISK_FULL::equals).isPresent()) {
                return new NoRoom();
            }
            throw away;
        }
    }
}
