package org.hotline12333.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalendarCheckTest {
    @TempDir Path home;

    private void year(int year, String content) throws IOException {
        Path folder = Files.createDirectories(home.resolve("dialplans/hours"));
        Files.writeString(folder.resolve(year + ".yaml"), content);
    }

    private String on(String moment) throws IOException {
        return Diagnosis.of(new CalendarCheck(home, () -> Instant.parse(moment))).line();
    }

    @ParameterizedTest
    @CsvSource({"2026-11-01T15:59:59Z, ok", "2026-11-01T16:00:00Z, warning"})
    void sixtyDaysBeforeItsEndAYearWantsTheNext(String moment, String how) throws IOException {
        year(2026, "notice: 2025-11-04\nholidays: []\n");

        assertThat(on(moment)).startsWith(how);
    }

    @Test
    void theNextYearIsWantedByName() throws IOException {
        year(2026, "notice: 2025-11-04\nholidays: []\n");

        assertThat(on("2026-12-31T00:00:00Z"))
                .contains(
                        "2027 has no public holidays: write dialplans/hours/2027.yaml by the State"
                                + " Council's notice");
    }

    @Test
    void aYearBeforeItsNoticeIsNotSettled() throws IOException {
        year(2026, "notice: 2025-11-04\nholidays: []\n");
        year(2027, "holidays: []\n");

        assertThat(on("2026-12-01T00:00:00Z"))
                .startsWith("warning")
                .contains(
                        "the make-up workdays of 2027 are not settled: write the State Council's");
        assertThat(on("2026-08-01T00:00:00Z")).startsWith("ok");
        assertThat(new Diagnosis("calendar", new Finding.Warning("a", "b")).isWrong()).isFalse();
    }

    @Test
    void thePresentYearIsWantedFirst() throws IOException {
        year(2027, "notice: 2026-11-04\nholidays: []\n");

        assertThat(on("2026-06-01T00:00:00Z")).contains("warning", "2026 has no public holidays");
    }

    @Test
    void whatCannotBeReadIsTheDialplansFinding() throws IOException {
        year(2026, "holidays: {}\n");

        assertThat(on("2026-06-01T00:00:00Z")).startsWith("unknown");
    }
}
