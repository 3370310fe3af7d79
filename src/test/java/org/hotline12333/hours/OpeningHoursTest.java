package org.hotline12333.hours;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;
import org.hotline12333.authoring.ProblemList;
import org.hotline12333.authoring.SourceLocation;
import org.hotline12333.hours.Opening.Closed;
import org.hotline12333.hours.Opening.Open;
import org.hotline12333.hours.Opening.Why;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shipped hours and years. */
class OpeningHoursTest {
    private static OpeningHours hours;

    @BeforeAll
    static void read() {
        ProblemList problems = new ProblemList(SourceLocation.whole(""));
        hours = HoursReader.read(Path.of("dialplans/hours"), problems);
        assertThat(problems.problems()).isEmpty();
    }

    private static Opening at(String moment) {
        return hours.at("office", LocalDateTime.parse(moment));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-20T08:00, 2026-11-20T12:00",
        "2026-11-20T11:59:59, 2026-11-20T12:00",
        "2026-11-20T14:30, 2026-11-20T17:30",
        // a Sunday and a Saturday that are worked
        "2026-01-04T09:00, 2026-01-04T12:00",
        "2026-10-10T17:29, 2026-10-10T17:30",
        // the first and the last day of the hours of summer
        "2026-05-06T17:59, 2026-05-06T18:00",
        "2026-09-30T17:59, 2026-09-30T18:00",
    })
    void isOpenUntil(String moment, String until) {
        assertThat(at(moment))
                .isInstanceOfSatisfying(
                        Open.class,
                        open -> assertThat(open.until()).contains(LocalDateTime.parse(until)));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-20T12:00, BREAK, 2026-11-20T14:30, 2026-11-20T17:30",
        "2026-11-20T07:59:59, OFF_DUTY, 2026-11-20T08:00, 2026-11-20T12:00",
        "2026-11-19T17:30, OFF_DUTY, 2026-11-20T08:00, 2026-11-20T12:00",
        "2026-11-20T17:30, OFF_DUTY, 2026-11-23T08:00, 2026-11-23T12:00",
        "2026-11-21T10:00, WEEKEND, 2026-11-23T08:00, 2026-11-23T12:00",
        "2026-10-01T09:05, HOLIDAY, 2026-10-08T08:00, 2026-10-08T12:00",
        // the longest holiday, and a Friday evening before a Saturday that is worked
        "2026-02-14T17:30, OFF_DUTY, 2026-02-24T08:00, 2026-02-24T12:00",
        "2026-02-13T18:00, OFF_DUTY, 2026-02-14T08:00, 2026-02-14T12:00",
        // the hours of winter end with April, those of summer with September
        "2026-04-30T17:45, OFF_DUTY, 2026-05-06T08:00, 2026-05-06T12:00",
        "2026-05-06T14:45, BREAK, 2026-05-06T15:00, 2026-05-06T18:00",
        // over the end of a year
        "2026-12-31T20:00, OFF_DUTY, 2027-01-04T08:00, 2027-01-04T12:00",
        // of a year without a file its weekdays are known
        "2030-10-01T12:30, BREAK, 2030-10-01T14:30, 2030-10-01T17:30",
    })
    void isClosedForAReasonAndOpensNext(String moment, Why why, String opens, String closes) {
        assertThat(at(moment))
                .isInstanceOfSatisfying(
                        Closed.class,
                        closed -> {
                            assertThat(closed.why()).isEqualTo(why);
                            assertThat(closed.opens()).isEqualTo(opens);
                            assertThat(closed.closes()).isEqualTo(closes);
                        });
    }

    @Test
    void countsWorkingDaysPastHolidaysAndMakeUpWorkdays() {
        WorkCalendar calendar = hours.calendar();

        assertThat(calendar.isWorkday(LocalDate.of(2026, 10, 7))).isFalse();
        assertThat(calendar.isWorkday(LocalDate.of(2026, 10, 10))).isTrue();
        // 8, 9 and, a Saturday, 10 October
        assertThat(calendar.workdaysAfter(LocalDate.of(2026, 9, 30), 3))
                .isEqualTo(LocalDate.of(2026, 10, 10));
        assertThat(calendar.workdaysAfter(LocalDate.of(2026, 11, 20), 0))
                .isEqualTo(LocalDate.of(2026, 11, 20));
    }

    @Test
    void theYearHasAsManyWorkingDaysAsTheNoticeLeavesIt() {
        LocalDate first = LocalDate.of(2026, 1, 1);

        // 261 weekdays, 19 of them free; six days of weekends worked
        assertThat(first.datesUntil(first.plusYears(1)).filter(hours.calendar()::isWorkday))
                .hasSize(248);
    }

    @Test
    void tellsWhatItRestsOn() {
        assertThat(hours.calendar().year(2026).orElseThrow().published())
                .contains(LocalDate.of(2025, 11, 4));
        assertThat(hours.calendar().year(2028)).isEqualTo(Optional.empty());
    }

    @Test
    void anAnswerTakesNoScanOfAYear() {
        LocalDateTime longest = LocalDateTime.of(2026, 2, 14, 17, 30);
        for (int i = 0; i < 10_000; i++) {
            hours.at("office", longest);
        }
        long begin = System.nanoTime();
        for (int i = 0; i < 100_000; i++) {
            hours.at("office", longest);
        }

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(20));
    }
}
