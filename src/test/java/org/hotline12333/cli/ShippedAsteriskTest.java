package org.hotline12333.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hotline12333.interpreter.CallLimits;
import org.junit.jupiter.api.Test;

/** What Asterisk's shipped configuration has to fit to. */
class ShippedAsteriskTest {
    private static final Path FOLDER = Path.of("dialplans/asterisk");

    private static int setting(String file, String name) throws IOException {
        Matcher setting =
                Pattern.compile("(?m)^" + name + " = ([0-9]+)")
                        .matcher(Files.readString(FOLDER.resolve(file)));
        assertThat(setting.find()).as(name).isTrue();
        return Integer.parseInt(setting.group(1));
    }

    @Test
    void nobodyIsCutOffForSayingNothing() throws IOException {
        int rounds = setting("extensions.conf", "ROUNDS");
        Duration waiting =
                Duration.ofSeconds(setting("extensions.conf", "PATIENCE")).multipliedBy(rounds);
        Duration between = Duration.ofMinutes(1).multipliedBy(rounds);
        Duration longest = waiting.plus(between).plus(CallLimits.DEFAULT.length());

        for (String timeout : List.of("rtp_timeout", "rtp_timeout_hold")) {
            assertThat(Duration.ofSeconds(setting("pjsip.conf", timeout)))
                    .isGreaterThanOrEqualTo(longest);
        }
    }

    @Test
    void whoVanishesIsAskedForBySip() throws IOException {
        assertThat(Files.readString(FOLDER.resolve("pjsip.conf")))
                .containsPattern("(?m)^timers = always");
        assertThat(setting("pjsip.conf", "timers_sess_expires")).isBetween(90, 600);
    }

    /** A caller could write lines of the AGI environment into such a number. */
    @Test
    void aNumberIsFixedOrDigits() throws IOException {
        assertThat(numbers("extensions.conf"))
                .isNotEmpty()
                .allSatisfy(number -> assertThat(number).matches("T|_?[+*0-9a-zNXZ\\[\\]-]+"));
    }

    /** With a dash behind it Asterisk takes a range, and drops the dash: {@code a-z0-9/-}. */
    @Test
    void aFilterThatKeepsDashesBeginsWithOne() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(
                                Pattern.compile("FILTER\\(([^,]*),")
                                        .matcher(Files.readString(file))
                                        .results()
                                        .map(found -> found.group(1)))
                        .as(file.toString())
                        .allSatisfy(allowed ->
                                assertThat(allowed.replaceAll("[a-zA-Z0-9]-[a-zA-Z0-9]", ""))
                                        .doesNotContainPattern(".-"));
            }
        }
    }

    private static List<String> numbers(String file) throws IOException {
        return Pattern.compile("(?m)^exten => ([^,]+),")
                .matcher(Files.readString(FOLDER.resolve(file)))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    /** Whoever listens where Asterisk looks has its callers. */
    @Test
    void noSecondServerIsLookedForUnlessOneIsNamed() throws IOException {
        assertThat(Files.readString(FOLDER.resolve("site/servers.conf")))
                .containsPattern("(?m)^HOTLINE2 =$");
        assertThat(Files.readString(Path.of("scripts/asterisk")))
                .contains("agi2=${HOTLINE_AGI_2:-}\n");
    }

    @Test
    void noFileOfACrashIsWritten() throws IOException {
        assertThat(Files.readString(FOLDER.resolve("asterisk.conf")))
                .containsPattern("(?m)^dumpcore = no");
    }
}
