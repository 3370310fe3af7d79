package org.hotline12333.hours;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * The hours of one kind of queue: by season, and by what a day is.
 *
 * @param workdays the spans of a working day in each season, in their order; between them is the
 *     lunch break
 * @param weekends the same of Saturdays and Sundays that are not worked
 * @param holidays the same of public holidays
 */
record Timetable(
        List<Season> seasons,
        Map<Season, List<Span>> workdays,
        Map<Season, List<Span>> weekends,
        Map<Season, List<Span>> holidays) {
    Timetable {
        seasons = List.copyOf(seasons);
        workdays = Map.copyOf(workdays);
        weekends = Map.copyOf(weekends);
        holidays = Map.copyOf(holidays);
    }

    List<Span> spans(LocalDate date, Day day) {
        Map<Season, List<Span>> kind =
                switch (day) {
                    case Day.Workday _, Day.MakeUp _ -> workdays;
                    case Day.Weekend _ -> weekends;
                    case Day.Holiday _ -> holidays;
                };
        return kind.getOrDefault(Season.of(date, seasons), List.of());
    }
}
