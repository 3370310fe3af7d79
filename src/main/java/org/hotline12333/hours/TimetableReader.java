package org.hotline12333.hours;

import java.time.DateTimeException;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hotline12333.authoring.FileProblem;
import org.hotline12333.authoring.ProblemList;
import org.hotline12333.authoring.Spelling;
import org.hotline12333.authoring.StrictMapping;
import org.hotline12333.authoring.YamlNode;

/** Reads seasons and hours. */
final class TimetableReader {
    private static final Set<String> KEYS = Set.of("seasons", "hours");
    private static final List<String> DAYS = List.of("workdays", "weekends", "holidays");
    private static final Set<String> HOURS = Set.of("always", "workdays", "weekends", "holidays");
    private static final List<Span> ALWAYS = List.of(new Span(0, Span.DAY));

    private final ProblemList problems;
    private final Map<String, Season> seasons = new LinkedHashMap<>();
    private final Map<String, Timetable> timetables = new LinkedHashMap<>();
    private final Map<String, String> paths = new HashMap<>();

    TimetableReader(ProblemList problems) {
        this.problems = problems;
    }

    Map<String, Timetable> timetables() {
        return timetables;
    }

    /** Where these hours are written. */
    String path(String hours) {
        return paths.getOrDefault(hours, "");
    }

    void read(StrictMapping file) {
        file.refuseUnknown(KEYS);
        file.node("seasons")
                .flatMap(node ->
                        StrictMapping.named(node, file.path("seasons"), "`seasons`", problems))
                .ifPresent(section -> section.keys().forEach(name -> season(section, name)));
        file.required("hours")
                .flatMap(node -> StrictMapping.named(node, file.path("hours"), "`hours`", problems))
                .ifPresent(section -> section.keys().forEach(name -> hours(section, name)));
    }

    private void season(StrictMapping section, String name) {
        Optional<MonthDay> from = section.text(name).flatMap(text -> monthDay(section, name, text));
        if (from.isEmpty()) {
            return;
        }
        seasons.values().stream()
                .filter(other -> other.from().equals(from.get()))
                .findFirst()
                .ifPresent(other ->
                        problems.add(
                                HoursProblem.SEASON_TWICE,
                                section.path(name),
                                "`%s` begins on the day of `%s`".formatted(name, other.name()),
                                "write the first day of each"));
        seasons.put(name, new Season(name, from.get()));
    }

    private Optional<MonthDay> monthDay(StrictMapping section, String name, String text) {
        try {
            return Optional.of(MonthDay.parse("--" + text));
        } catch (DateTimeException _) {
            problems.add(
                    FileProblem.BAD_VALUE,
                    section.path(name),
                    "`%s` cannot be `%s`".formatted(name, text),
                    "write month and day of its first day, such as 05-01");
            return Optional.empty();
        }
    }

    private void hours(StrictMapping all, String name) {
        paths.put(name, all.path(name));
        all.node(name)
                .flatMap(node -> StrictMapping.of(node, all.path(name), "hours", problems, HOURS))
                .ifPresent(hours -> timetables.put(name, timetable(hours)));
    }

    private Timetable timetable(StrictMapping hours) {
        if (!hours.flag("always").orElse(false)) {
            return new Timetable(
                    List.copyOf(seasons.values()),
                    spans(hours, DAYS.get(0)),
                    spans(hours, DAYS.get(1)),
                    spans(hours, DAYS.get(2)));
        }
        DAYS.stream()
                .filter(hours::has)
                .forEach(day ->
                        problems.add(
                                HoursProblem.HOURS_AMBIGUOUS,
                                hours.path(day),
                                "`always` and `%s` in one".formatted(day),
                                "keep one of them"));
        Map<Season, List<Span>> always = Map.of(Season.ALL_YEAR, ALWAYS);
        return new Timetable(List.of(), always, always, always);
    }

    /** Of a kind of day: the same all year, or season by season. */
    private Map<Season, List<Span>> spans(StrictMapping hours, String days) {
        Map<Season, List<Span>> spans = new HashMap<>();
        Optional<YamlNode> node = hours.node(days);
        if (node.isPresent() && node.get() instanceof YamlNode.Mapping) {
            StrictMapping.of(
                            node.get(),
                            hours.path(days),
                            "`" + days + "`",
                            problems,
                            seasons.keySet())
                    .ifPresent(bySeason ->
                            seasons.forEach((name, season) -> {
                                if (bySeason.has(name)) {
                                    spans.put(season, inOrder(bySeason.texts(name)));
                                } else {
                                    leftOut(bySeason, name);
                                }
                            }));
        } else {
            List<Span> allYear = inOrder(hours.texts(days));
            spans.put(Season.ALL_YEAR, allYear);
            seasons.values().forEach(season -> spans.put(season, allYear));
        }
        return spans;
    }

    private void leftOut(StrictMapping bySeason, String season) {
        problems.add(
                HoursProblem.SEASON_LEFT_OUT,
                bySeason.path(),
                "`%s` is missing".formatted(season),
                "write its hours, or [] where there are none; " + Spelling.oneOf(seasons.keySet()));
    }

    private List<Span> inOrder(Map<String, String> written) {
        List<Span> spans = new ArrayList<>();
        written.forEach((path, text) -> {
            Optional<Span> span = Span.of(text);
            if (span.isEmpty()) {
                problems.add(
                        HoursProblem.BAD_SPAN,
                        path,
                        "`%s` is no stretch of a day".formatted(text),
                        "write it as 08:30-12:00; midnight at its end is 24:00");
            } else if (!spans.isEmpty() && spans.getLast().to() >= span.get().from()) {
                problems.add(
                        HoursProblem.SPANS_OVERLAP,
                        path,
                        "`%s` does not come after the one before".formatted(text),
                        "write them in their order, with a break between");
            } else {
                spans.add(span.get());
            }
        });
        return spans;
    }
}
