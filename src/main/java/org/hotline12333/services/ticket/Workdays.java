package org.hotline12333.services.ticket;

import java.time.LocalDate;

/** On which days somebody works. */
@FunctionalInterface
public interface Workdays {
    boolean isWorkday(LocalDate day);

    /** The last of so many workdays after this day. */
    default LocalDate after(LocalDate day, int workdays) {
        LocalDate at = day;
        for (int left = workdays; left > 0; left -= isWorkday(at) ? 1 : 0) {
            at = at.plusDays(1);
        }
        return at;
    }
}
