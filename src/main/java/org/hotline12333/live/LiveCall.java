package org.hotline12333.live;

import java.time.Instant;
import java.util.Optional;
import org.hotline12333.prompt.Language;
import org.hotline12333.service.VerificationLevel;

/**
 * A call under way.
 *
 * @param number by which this server tells its calls apart, the oldest first
 * @param callId the exchange's name of the call
 * @param region of that number; empty where it tells none, and for a moment at first
 * @param place the menu, or the form and its field; empty before anything is asked
 * @param language in which the caller is spoken to; empty before anything is said
 * @param level what is known of the caller since the hotline has the call
 * @param began when the hotline got it
 * @param since when it came to this place
 */
public record LiveCall(
        long number,
        String callId,
        MaskedCaller caller,
        Optional<CallerRegion> region,
        String place,
        Optional<Language> language,
        VerificationLevel level,
        Instant began,
        Instant since) {
    LiveCall at(String next, Language spoken, Instant now) {
        return new LiveCall(
                number,
                callId,
                caller,
                region,
                next,
                Optional.of(spoken),
                level,
                began,
                next.equals(place) ? since : now);
    }

    LiveCall known(VerificationLevel now) {
        return new LiveCall(number, callId, caller, region, place, language, now, began, since);
    }

    LiveCall from(CallerRegion known) {
        return new LiveCall(
                number, callId, caller, Optional.of(known), place, language, level, began, since);
    }
}
