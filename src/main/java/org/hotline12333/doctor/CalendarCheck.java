package org.hotline12333.doctor;

import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.hotline12333.authoring.ProblemList;
import org.hotline12333.authoring.SourceLocation;
import org.hotline12333.hours.HoursReader;
import org.hotline12333.hours.OpeningHours;
import org.hotline12333.hours.WorkCalendar;
import org.hotline12333.hours.WorkCalendar.Notice;

/**
 * Whether the public holidays of this year are known, and from sixty days before its end on those
 * of the next.
 */
public record CalendarCheck(Path home, InstantSource clock) implements Check {
    private static final int DAYS_BEFORE = 60;
    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
    private static final String FOLDER = "dialplans/hours";

    @Override
    public String subject() {
        return "calendar";
    }

    @Override
    public Finding look() {
        Path folder = home.resolve(FOLDER);
        ProblemList problems = new ProblemList(SourceLocation.whole(folder.toString()));
        OpeningHours hours = HoursReader.read(folder, problems);
        if (problems.count() > 0) {
            return new Finding.Unknown("the hours cannot be read, as the dialplan says");
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), BEIJING);
        int soon = today.plusDays(DAYS_BEFORE).getYear();
        return unsettled(hours.calendar(), today.getYear())
                .or(() -> unsettled(hours.calendar(), soon))
                .orElseGet(() -> new Finding.Well("the holidays of %d are known".formatted(soon)));
    }

    private static Optional<Finding> unsettled(WorkCalendar calendar, int year) {
        String file = "%s/%d.yaml".formatted(FOLDER, year);
        Optional<Notice> known = calendar.year(year);
        if (known.isEmpty()) {
            return Optional.of(
                    new Finding.Warning(
                            "%d has no public holidays".formatted(year),
                            "write %s by the State Council's notice".formatted(file)));
        }
        return known.flatMap(Notice::published).isPresent()
                ? Optional.empty()
                : Optional.of(
                        new Finding.Warning(
                                "the make-up workdays of %d are not settled".formatted(year),
                                "write the State Council's notice into %s, with its date"
                                        .formatted(file)));
    }
}
