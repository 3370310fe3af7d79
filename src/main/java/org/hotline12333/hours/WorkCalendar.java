package org.hotline12333.hours;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which days are worked. A year without a file is a year without holidays, so that no service stops
 * at its first midnight; {@code doctor} warns sixty days before.
 */
public final class WorkCalendar {
    /** A calendar without a year. */
    public static final WorkCalendar WEEKS = new WorkCalendar(Map.of(), Map.of());

    private static final Set<DayOfWeek> WEEKEND = EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

    private final NavigableMap<Integer, Notice> years;
    private final Map<LocalDate, Day> named;

    /**
     * What a year's file rests on.
     *
     * @param published when the State Council published its notice; empty before it did: then the
     *     file has the days that the law itself names, and no make-up workdays
     */
    public record Notice(Optional<LocalDate> published) {}

    /**
     * Years and their days.
     *
     * @param named the days that are not what their weekday says
     */
    WorkCalendar(Map<Integer, Notice> years, Map<LocalDate, Day> named) {
        this.years = new TreeMap<>(years);
        this.named = Map.copyOf(named);
    }

    static boolean isWeekend(LocalDate date) {
        return WEEKEND.contains(date.getDayOfWeek());
    }

    /** What this day is. */
    public Day day(LocalDate date) {
        Day special = named.get(date);
        if (special != null) {
            return special;
        }
        return isWeekend(date) ? new Day.Weekend() : new Day.Workday();
    }

    /** Whether this is a working day. */
    public boolean isWorkday(LocalDate date) {
        return day(date).isWorked();
    }

    /** The so-manieth working day after this day. */
    public LocalDate workdaysAfter(LocalDate date, int workdays) {
        LocalDate day = date;
        for (int left = workdays; left > 0; ) {
            day = day.plusDays(1);
            left -= isWorkday(day) ? 1 : 0;
        }
        return day;
    }

    /** What is known of this year; empty where it has no file. */
    public Optional<Notice> year(int year) {
        return Optional.ofNullable(years.get(year));
    }

    /** The years that have a file, without a gap between them. */
    public Set<Integer> years() {
        return Set.copyOf(years.keySet());
    }
}
