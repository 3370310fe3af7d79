package org.hotline12333.hours;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.hotline12333.hours.Opening.Closed;
import org.hotline12333.hours.Opening.Open;
import org.hotline12333.hours.Opening.Why;

/** The hours that queues may name, and the days to which they apply. Immutable. */
public final class OpeningHours {
    /** No hours at all: nothing that could be named. */
    public static final OpeningHours NONE = new OpeningHours(WorkCalendar.WEEKS, Map.of());

    /** Hours that do not open for longer are refused: nobody looks further, at no moment. */
    static final int CLOSED_DAYS_MAX = 31;

    private static final int OPEN_DAYS_MAX = 8;

    /** One like any other, where no year has a file. */
    private static final int ANY_YEAR = 2026;

    private final WorkCalendar calendar;
    private final Map<String, Timetable> timetables;

    OpeningHours(WorkCalendar calendar, Map<String, Timetable> timetables) {
        this.calendar = calendar;
        this.timetables = Map.copyOf(timetables);
    }

    public WorkCalendar calendar() {
        return calendar;
    }

    /** The hours that there are, by name. */
    public Set<String> names() {
        return new TreeSet<>(timetables.keySet());
    }

    /**
     * How it stands with these hours at a moment in Beijing.
     *
     * @param hours a name that is there: the checker has proven those of a dialplan
     */
    public Opening at(String hours, LocalDateTime moment) {
        Timetable timetable = timetable(hours);
        LocalDate today = moment.toLocalDate();
        Day day = calendar.day(today);
        for (Span span : timetable.spans(today, day)) {
            if (span.has(moment.toLocalTime())) {
                return new Open(day, end(timetable, span.ends(today)));
            }
        }
        Why why = why(timetable.spans(today, day), day, moment);
        Stretch next =
                next(timetable, moment)
                        .orElseThrow(() -> new IllegalStateException(hours + " never open"));
        return new Closed(day, moment, why, next.begins(), next.ends());
    }

    private static Why why(List<Span> spans, Day day, LocalDateTime moment) {
        if (spans.isEmpty()) {
            return switch (day) {
                case Day.Weekend _ -> Why.WEEKEND;
                case Day.Holiday _ -> Why.HOLIDAY;
                case Day.Workday _, Day.MakeUp _ -> Why.OFF_DUTY;
            };
        }
        LocalDate today = moment.toLocalDate();
        boolean begun = !spans.getFirst().begins(today).isAfter(moment);
        boolean ended = !spans.getLast().ends(today).isAfter(moment);
        return begun && !ended ? Why.BREAK : Why.OFF_DUTY;
    }

    private record Stretch(LocalDateTime begins, LocalDateTime ends) {}

    private Optional<Stretch> next(Timetable timetable, LocalDateTime moment) {
        for (int ahead = 0; ahead <= CLOSED_DAYS_MAX; ahead++) {
            LocalDate day = moment.toLocalDate().plusDays(ahead);
            for (Span span : timetable.spans(day, calendar.day(day))) {
                if (span.begins(day).isAfter(moment)) {
                    return Optional.of(new Stretch(span.begins(day), span.ends(day)));
                }
            }
        }
        return Optional.empty();
    }

    /** The end of a stretch, over midnights at which another one begins. */
    private Optional<LocalDateTime> end(Timetable timetable, LocalDateTime firstEnd) {
        LocalDateTime end = firstEnd;
        for (int days = 0; days < OPEN_DAYS_MAX; days++) {
            LocalDate day = end.toLocalDate();
            List<Span> spans = timetable.spans(day, calendar.day(day));
            if (spans.isEmpty() || !spans.getFirst().begins(day).equals(end)) {
                return Optional.of(end);
            }
            end = spans.getFirst().ends(day);
        }
        return Optional.empty();
    }

    /** A day from which on these hours do not open for too long, if there is one. */
    Optional<LocalDate> closedTooLong(String hours) {
        Timetable timetable = timetable(hours);
        NavigableSet<Integer> years = new TreeSet<>(calendar.years());
        int first = years.isEmpty() ? ANY_YEAR : years.first();
        int last = years.isEmpty() ? ANY_YEAR : years.last();
        return LocalDate.of(first, 1, 1)
                .datesUntil(LocalDate.of(last + 2, 1, 1))
                .filter(day -> next(timetable, day.atStartOfDay().minusMinutes(1)).isEmpty())
                .findFirst();
    }

    private Timetable timetable(String hours) {
        Timetable timetable = timetables.get(hours);
        if (timetable == null) {
            throw new IllegalStateException("no hours " + hours);
        }
        return timetable;
    }
}
