package org.hotline12333.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HoursCommandTest {
    @TempDir Path folder;

    @Test
    void saysOfAPublicHolidayWhyAndWhenNextInEachLanguage() {
        Verb verb = Verb.run("hours", "2026-10-01T09:05", "--queue", "policy-advisers");

        assertThat(verb.out().lines())
                .containsExactly(
                        "Thursday 2026-10-01 09:05, a public holiday: National Day 国庆节",
                        "policy-advisers: closed, public holiday; opens Thursday 2026-10-08 08:00,"
                                + " until 12:00",
                        "  en  Today is a public holiday. The policy advisers will next be here on"
                                + " Thursday, October eighth, twenty twenty-six, from eight am to"
                                + " twelve noon. Self-service goes on.",
                        "  zh  今天是法定节假日，政策专员下次在星期四，二零二六年十月八日，" + "八点到中午十二点接听电话。自助服务照常使用。");
        assertThat(verb.status()).isZero();
    }

    @Test
    void saysOfAWorkingDayUntilWhenAndOfOthersThatTheyAreThereAroundTheClock() {
        assertThat(Verb.run("hours", "2026-10-10T15:00").out().lines())
                .contains(
                        "Saturday 2026-10-10 15:00, worked for a public holiday: National Day 国庆节",
                        "agents: open, around the clock",
                        "policy-advisers: open until Saturday 2026-10-10 17:30");
    }

    @Test
    void saysWhatIsAnnounced() {
        assertThat(Verb.run("hours", "2026-01-01T05:59").out().lines())
                .contains(
                        "announced until Thursday 2026-01-01 06:00",
                        "  zh  系统正在维护，个人查询暂时不能使用，其他服务照常。");
        assertThat(Verb.run("hours", "2026-01-01T06:00").out()).doesNotContain("announced");
    }

    @Test
    void refusesWhatItDoesNotKnowInOneLine() {
        assertThat(Verb.run("hours", "tomorrow").err())
                .singleElement()
                .asString()
                .contains("no moment tomorrow; write it as 2026-10-01T09:05");
        assertThat(Verb.run("hours", "--queue", "nobody").err())
                .singleElement()
                .asString()
                .contains(
                        "no queue nobody; there are agents, complaints, elderly, policy-advisers");
        assertThat(Verb.run("hours", "2026-10-01T09:05", "--queue", "nobody").status()).isOne();
    }

    @Test
    void aYearThatIsNamedTwiceIsRefusedWithEverythingElseAtOnce() {
        Home home =
                Home.copied(folder)
                        .replacing("dialplans/hours/2026.yaml", "2026-01-03", "2026-13-03")
                        .replacing(
                                "dialplans/hours/hours.yaml", "08:00-12:00, 15", "08:00-16:00, 15")
                        .replacing(
                                "dialplans/hotline/hotline.yaml", "hours: office", "hours: ofice")
                        .replacing("dialplans/announcements/announcements.yaml", "06:00", "6 am");

        assertThat(home.check().err())
                .anyMatch(line -> line.contains("2026.yaml:6: `to` cannot be `2026-13-03`"))
                .anyMatch(line -> line.contains("hours.yaml:11: `15:00-18:00` does not come after"))
                .anyMatch(line -> line.contains("hotline.yaml:111: there are no hours `ofice`"))
                .anyMatch(line -> line.contains("announcements.yaml:6: `until` cannot be"))
                .allMatch(line -> line.contains("; "));
    }
}
