package org.hotline12333.hours;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Comparator;
import java.util.List;

/** A part of each year, which lasts until the next one begins: there is no day between. */
record Season(String name, MonthDay from) {
    /** Of those who write no seasons. */
    static final Season ALL_YEAR = new Season("", MonthDay.of(1, 1));

    /** The one of this day. */
    static Season of(LocalDate date, List<Season> seasons) {
        MonthDay day = MonthDay.from(date);
        Comparator<Season> byBeginning = Comparator.comparing(Season::from);
        return seasons.stream()
                .filter(season -> !season.from().isAfter(day))
                .max(byBeginning)
                .or(() -> seasons.stream().max(byBeginning)) // it began in the year before
                .orElse(ALL_YEAR);
    }
}
