package org.hotline12333.hours;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.hotline12333.authoring.FileProblem;
import org.hotline12333.authoring.ProblemList;
import org.hotline12333.authoring.SourceLocation;
import org.hotline12333.authoring.StrictMapping;
import org.hotline12333.value.Value;
import org.hotline12333.value.ValueKind;
import org.hotline12333.value.ValueReader;

/** Reads the years, a file each, into one calendar. */
final class YearReader {
    private static final Set<String> KEYS = Set.of("notice", "holidays");
    private static final Set<String> HOLIDAY = Set.of("name", "from", "to", "make-up");

    private final ProblemList problems;
    private final NavigableMap<Integer, WorkCalendar.Notice> years = new TreeMap<>();
    private final Map<Integer, SourceLocation> files = new HashMap<>();
    private final Map<LocalDate, Day> named = new HashMap<>();
    private final Map<LocalDate, SourceLocation> places = new HashMap<>();

    YearReader(ProblemList problems) {
        this.problems = problems;
    }

    void read(int year, StrictMapping file) {
        file.refuseUnknown(KEYS);
        file.required("holidays");
        years.put(year, new WorkCalendar.Notice(date(file, "notice")));
        files.put(year, problems.at(file.path()));
        for (StrictMapping holiday : file.sections("holidays", HOLIDAY)) {
            holiday(year, holiday);
        }
    }

    private void holiday(int year, StrictMapping holiday) {
        Optional<String> name = holiday.requiredText("name");
        holiday.required("from");
        Optional<LocalDate> from = date(holiday, "from");
        Optional<LocalDate> to = holiday.has("to") ? date(holiday, "to") : from;
        holiday.texts("make-up")
                .forEach((path, written) ->
                        day(written, path)
                                .ifPresent(day -> makeUp(year, day, name.orElse(""), path)));
        if (from.isEmpty() || to.isEmpty()) {
            return;
        }
        if (to.get().isBefore(from.get())) {
            problems.add(
                    HoursProblem.DAYS_BACKWARDS,
                    holiday.path("to"),
                    "%s is before %s".formatted(to.get(), from.get()),
                    "write the first day as `from`, the last one as `to`");
        } else if (isOfYear(year, from.get(), holiday.path("from"))
                && isOfYear(year, to.get(), holiday.path("to"))) {
            from.get()
                    .datesUntil(to.get().plusDays(1))
                    .forEach(day ->
                            name(day, new Day.Holiday(name.orElse("")), holiday.path("from")));
        }
    }

    private void makeUp(int year, LocalDate day, String holiday, String path) {
        if (!isOfYear(year, day, path)) {
            return;
        }
        if (WorkCalendar.isWeekend(day)) {
            name(day, new Day.MakeUp(holiday), path);
        } else {
            problems.add(
                    HoursProblem.MAKE_UP_ON_WORKDAY,
                    path,
                    "%s is a %s, which is worked anyway"
                            .formatted(
                                    day,
                                    day.getDayOfWeek()
                                            .getDisplayName(TextStyle.FULL, Locale.ENGLISH)),
                    "write the Saturday or Sunday that is worked instead");
        }
    }

    /** The notice of a year may begin with the last days of the one before. */
    private boolean isOfYear(int year, LocalDate day, String path) {
        boolean is =
                day.getYear() == year
                        || (day.getYear() == year - 1 && day.getMonth() == Month.DECEMBER);
        if (!is) {
            problems.add(
                    HoursProblem.OTHER_YEAR,
                    path,
                    "%s is no day of %d".formatted(day, year),
                    "write it into %d.yaml, or mend it".formatted(day.getYear()));
        }
        return is;
    }

    private void name(LocalDate date, Day day, String path) {
        SourceLocation first = places.putIfAbsent(date, problems.at(path));
        if (first == null) {
            named.put(date, day);
        } else {
            problems.add(
                    HoursProblem.DAY_TWICE,
                    path,
                    "%s is named twice, first in %s"
                            .formatted(date, first.seenFrom(problems.at(path))),
                    "keep one of them");
        }
    }

    private Optional<LocalDate> date(StrictMapping section, String key) {
        return section.value(key, ValueKind.DATE)
                .map(value -> value instanceof Value.Date(LocalDate date) ? date : LocalDate.MIN);
    }

    private Optional<LocalDate> day(String written, String path) {
        try {
            return Optional.of(LocalDate.parse(written));
        } catch (DateTimeException _) {
            problems.add(
                    FileProblem.BAD_VALUE,
                    path,
                    "`make-up` cannot be `%s`".formatted(written),
                    "write " + ValueReader.look(ValueKind.DATE));
            return Optional.empty();
        }
    }

    /** All that was read. */
    WorkCalendar calendar() {
        for (int year : years.keySet()) {
            Integer before = years.lowerKey(year);
            if (before != null && before < year - 1) {
                problems.add(
                        HoursProblem.YEAR_MISSING,
                        files.getOrDefault(year, SourceLocation.whole("")),
                        "%d has a file and %d has none".formatted(before, year - 1),
                        "write %d.yaml".formatted(year - 1));
            }
        }
        return new WorkCalendar(years, named);
    }
}
