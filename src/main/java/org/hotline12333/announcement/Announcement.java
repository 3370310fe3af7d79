package org.hotline12333.announcement;

import java.time.LocalDateTime;

/**
 * A text for all callers, behind the welcome.
 *
 * @param from when it begins, in Beijing
 * @param until when nobody is told it any more
 */
public record Announcement(String text, LocalDateTime from, LocalDateTime until) {
    /** Whether callers who come at this moment are told. */
    public boolean isOn(LocalDateTime moment) {
        return !moment.isBefore(from) && moment.isBefore(until);
    }
}
