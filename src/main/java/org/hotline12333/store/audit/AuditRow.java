package org.hotline12333.store.audit;

import java.time.Instant;
import java.util.Optional;
import org.hotline12333.identity.Origin;
import org.hotline12333.identity.PersonId;

/**
 * An enquiry or a refusal, as the audit tells it. Prints masked.
 *
 * @param at to the microsecond
 * @param person whom it was about, where the number keyed is somebody's
 * @param origin the channel, and from where on it, as claimed; the telephone in rows of before
 *     there were others
 * @param session the channel's name of the call or visit
 * @param enquiry what was asked, such as PENSION
 * @param detail the month or year asked for, or empty
 * @param result what came of it, such as ANSWERED
 */
public record AuditRow(
        Instant at,
        Optional<PersonId> person,
        Origin origin,
        String session,
        String enquiry,
        String detail,
        String result) {
    @Override
    public String toString() {
        return "AuditRow[%s, %s, %s, %s, %s]".formatted(at, origin, session, enquiry, result);
    }
}
