package org.hotline12333.hours;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hotline12333.authoring.FileProblem;
import org.hotline12333.authoring.ProblemList;
import org.hotline12333.authoring.SourceLocation;
import org.hotline12333.authoring.SourceText;
import org.hotline12333.authoring.StrictMapping;

/** Reads the folder of hours and years, strictly, and goes on after each fault. */
public final class HoursReader {
    /** The file of the hours; all others are years. */
    static final String HOURS = "hours.yaml";

    private static final Pattern YEAR = Pattern.compile("(2\\d{3})\\.yaml");

    private final ProblemList problems;
    private final TimetableReader timetables;
    private final YearReader years;

    private HoursReader(ProblemList problems) {
        this.problems = problems;
        this.timetables = new TimetableReader(problems);
        this.years = new YearReader(problems);
    }

    /**
     * The hours of a folder; a project without the folder has none.
     *
     * @param problems takes all that is wrong: then what is returned is no more than a part
     */
    public static OpeningHours read(Path folder, ProblemList problems) {
        return Files.notExists(folder)
                ? OpeningHours.NONE
                : new HoursReader(problems).folder(folder);
    }

    private OpeningHours folder(Path folder) {
        int before = problems.count();
        files(folder).forEach(this::file);
        OpeningHours hours = new OpeningHours(years.calendar(), timetables.timetables());
        if (problems.count() == before) { // what is half read may be closed for want of the rest
            hours.names().forEach(name -> proveOpen(hours, name));
        }
        return hours;
    }

    private void proveOpen(OpeningHours hours, String name) {
        hours.closedTooLong(name)
                .ifPresent(day ->
                        problems.add(
                                HoursProblem.NEVER_OPEN,
                                timetables.path(name),
                                "`%s` is closed for more than %d days from %s on"
                                        .formatted(name, OpeningHours.CLOSED_DAYS_MAX, day),
                                "give it hours on working days"));
    }

    private List<Path> files(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(path -> path.getFileName().toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        } catch (IOException absent) {
            problems.add(
                    FileProblem.UNREADABLE,
                    SourceLocation.whole(folder.toString()),
                    "cannot be read: " + absent.getClass().getSimpleName(),
                    "name a folder of .yaml files");
            return List.of();
        }
    }

    private void file(Path file) {
        String name = file.getFileName().toString();
        Matcher year = YEAR.matcher(name);
        boolean isYear = year.matches();
        if (!isYear && !name.equals(HOURS)) {
            problems.add(
                    HoursProblem.UNKNOWN_FILE,
                    SourceLocation.whole(file.toString()),
                    "neither hours nor a year",
                    "call it hours.yaml, or after its year as in 2026.yaml");
        }
        SourceText.read(file, problems)
                .flatMap(text -> StrictMapping.file(file.toString(), text, problems))
                .ifPresent(said -> {
                    if (isYear) {
                        years.read(Integer.parseInt(year.group(1)), said);
                    } else if (name.equals(HOURS)) {
                        timetables.read(said);
                    }
                });
    }
}
