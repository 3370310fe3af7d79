package org.hotline12333.cli;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.hotline12333.prompt.Clip;
import org.hotline12333.prompt.Language;
import org.hotline12333.prompt.Prompts;
import org.hotline12333.simulator.asterisk.RealAsterisk;
import org.hotline12333.simulator.asterisk.SipAgent;
import org.hotline12333.simulator.asterisk.SipCall;
import org.hotline12333.value.Value;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Callers of a queue that is closed at whatever hour this runs, and of one that is open, through a
 * real Asterisk whose agent is there in both.
 */
@Tag("real")
@Order(8)
class RealHoursTest {
    private static final Path PROMPTS = Path.of("prompts");
    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");
    private static final int NOBODY = 1;
    private static final Duration BEAT = ofMillis(700);
    private static final Duration HEARD_OUT = ofSeconds(16);

    @TempDir Path folder;
    @TempDir Path data;

    private static void assumeAsterisk() {
        Optional<String> missing = RealAsterisk.missing();
        missing.ifPresent(why -> System.out.println("real calls are skipped: " + why));
        assumeTrue(missing.isEmpty(), () -> missing.orElse(""));
    }

    private static Home withHours(Home home, String hours) throws IOException {
        Files.writeString(
                home.file("dialplans/hours/hours.yaml"), "hours: {office: " + hours + "}\n");
        return home;
    }

    private static List<String> closed(
            Prompts prompts, String language, LocalDateTime now, LocalDateTime opens) {
        String day = opens.toLocalDate().equals(now.toLocalDate()) ? "day-today" : "day-tomorrow";
        Map<String, Value> slots =
                Map.of(
                        "why", new Value.Phrase("closed-off-duty"),
                        "opens-day", new Value.Phrase(day),
                        "opens-date", new Value.Date(opens.toLocalDate()),
                        "opens", new Value.Time(opens.toLocalTime()),
                        "closes", new Value.Time(opens.toLocalTime().plusMinutes(30)));
        List<String> clips = new ArrayList<>();
        prompts.say(new Language(language), "advisers-closed", slots).clips().stream()
                .map(Clip::id)
                .forEach(clips::add);
        clips.add(language + "/main-menu");
        return clips;
    }

    private static List<String> asksForAnAdviser(RealAsterisk asterisk, String language) {
        return SipCall.dial(asterisk)
                .after(BEAT)
                .keys(language.equals("zh") ? "1" : "2")
                .after(HEARD_OUT)
                .keys("2")
                .after(BEAT)
                .keys("3")
                .hangUpAfter(ofSeconds(35))
                .place()
                .heard()
                .clips();
    }

    @Test
    void aClosedQueueIsToldWithItsNextHoursAndAnAnnouncementFirst() throws Exception {
        assumeAsterisk();
        Prompts prompts = Prompts.load(PROMPTS);
        LocalDateTime now = LocalDateTime.now(BEIJING);
        LocalDateTime opens = now.plusHours(6).truncatedTo(ChronoUnit.HOURS);
        String span = "%1$02d:00-%1$02d:30".formatted(opens.getHour());
        Home home =
                withHours(
                        Home.copied(folder),
                        "{workdays: %1$s, weekends: %1$s, holidays: %1$s}".formatted(span));
        Files.writeString(
                home.file("dialplans/announcements/announcements.yaml"),
                "announcements:\n  - {text: systems-in-maintenance, from: %s, until: %s}\n"
                        .formatted(
                                MOMENT.format(now.minusHours(1)), MOMENT.format(now.plusHours(1))));
        try (HotlineUnderTest server = HotlineUnderTest.start(home.folder(), data);
                RealAsterisk asterisk = RealAsterisk.start(PROMPTS, server.port(), NOBODY);
                SipAgent agent = SipAgent.taking(asterisk, 1, Duration.ZERO);
                ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            Map<String, CompletableFuture<List<String>>> calls = new TreeMap<>();
            for (String language : List.of("zh", "en")) {
                calls.put(
                        language,
                        CompletableFuture.supplyAsync(
                                () -> asksForAnAdviser(asterisk, language), callers));
            }
            calls.forEach((language, heard) ->
                    assertThat(heard.join())
                            .containsSubsequence(
                                    language + "/systems-in-maintenance", language + "/main-menu")
                            .doesNotContain(language + "/connecting")
                            .containsSubsequence(closed(prompts, language, now, opens)));
            assertThat(agent.notes()).isEmpty();
        }
    }

    @Test
    void anOpenQueueRingsItsAgents() throws Exception {
        assumeAsterisk();
        Home home = withHours(Home.copied(folder), "{always: true}");
        try (HotlineUnderTest server = HotlineUnderTest.start(home.folder(), data);
                RealAsterisk asterisk = RealAsterisk.start(PROMPTS, server.port(), NOBODY);
                SipAgent agent = SipAgent.taking(asterisk, 1, Duration.ZERO)) {
            SipCall.Ended call =
                    SipCall.dial(asterisk)
                            .after(BEAT)
                            .keys("1")
                            .after(HEARD_OUT)
                            .keys("2")
                            .after(BEAT)
                            .keys("3")
                            .hangUpAfter(ofSeconds(20))
                            .place();

            assertThat(call.heard().clips()).contains("zh/connecting");
            assertThat(agent.notes()).contains("talks " + call.caller());
        }
    }
}
