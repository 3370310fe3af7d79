package org.hotline12333.cli;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.hotline12333.channel.CallFacts;
import org.hotline12333.insurance.demo.DemoPeople;
import org.hotline12333.simulator.asterisk.AgiPeer;
import org.hotline12333.simulator.line.Exchange;
import org.hotline12333.simulator.line.ScriptedCaller;
import org.hotline12333.simulator.testbed.Demo;
import org.hotline12333.simulator.testbed.LeakScanner;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A whole server that logs each step of each call, as it is started by the launcher, with the log
 * file that is shipped but for smaller bounds; and calls that fill it over and over.
 */
@Timeout(900)
class TalkativeLogTest {
    static final String ID = "99000019850615007*";
    static final String NUMBER = "1000000023";
    static final String PASSWORD = "135790";
    static final String WRONG_PASSWORD = "975318";
    static final String BEGUN = "9900001980";

    /** Each of its keys leads somewhere in the menus. */
    private static final String ASTRAY = "213412";

    private static final int FILE_MAX = 5_000;
    private static final int TOTAL_MAX = 8_000;
    private static final int ROUNDS = 40;
    private static final Duration CLIP = Duration.ofSeconds(2);

    @TempDir static Path folder;

    private static ServeProcess serving;
    private static Queue<String> printed;
    private static int calls;

    @BeforeAll
    static void fill() throws Exception {
        Path log = Files.createDirectory(folder.resolve("log"));
        serving =
                ServeProcess.startBy(
                        List.of("sh", "-c", "umask 077; exec \"$@\"", "sh"),
                        folder.resolve("data"),
                        Map.of(
                                "HOTLINE_LOG_STEPS",
                                "info",
                                "HOTLINE_LOG_FILE",
                                log.resolve("hotline.log").toString(),
                                "LOGGING_LOGBACK_ROLLINGPOLICY_MAXFILESIZE",
                                FILE_MAX + "B",
                                "LOGGING_LOGBACK_ROLLINGPOLICY_TOTALSIZECAP",
                                TOTAL_MAX + "B"));
        printed = serving.follow();
        for (int i = 0; i < ROUNDS; i++) {
            call(Demo.WITH_PASSWORD.verified().answers("1").answers("5").answers("202609"));
            call(Demo.PAYING.verified("2").answers("1").answers("4"));
            call(Demo.RETIRED.guessed().answers(ID));
            call(keyed("1", "1", ID, NUMBER + "#", WRONG_PASSWORD));
            call(keyed("1", ID, NUMBER + "#", PASSWORD));
            call(keyed("1", "1", NUMBER + "#", PASSWORD, ID));
            call(keyed("1", "1").hangsUpAfter(BEGUN));
            call(Demo.PAYING.verified().answers(ASTRAY));
        }
    }

    private static ScriptedCaller keyed(String... entries) {
        ScriptedCaller caller = new ScriptedCaller();
        for (String entry : entries) {
            caller.answers(entry);
        }
        return caller;
    }

    private static void call(ScriptedCaller caller) throws IOException {
        CallFacts facts = new CallFacts("7." + ++calls, "13800000000", "12333");
        AgiPeer.of(serving.address(), _ -> CLIP).call(Exchange.of(facts), caller);
    }

    @AfterAll
    static void close() {
        serving.close();
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("log"))) {
            return files.sorted().toList();
        }
    }

    private static long bytes(Collection<Path> files) {
        return files.stream().mapToLong(file -> file.toFile().length()).sum();
    }

    /**
     * Compressed and thrown away behind the calls; one file is written, and one just turned over.
     */
    private static List<Path> whenTidy() throws Exception {
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (bytes(files()) > TOTAL_MAX + 2 * FILE_MAX
                || files().stream().anyMatch(file -> file.toString().endsWith(".tmp"))) {
            assertThat(System.nanoTime())
                    .as("%s, %d bytes", files(), bytes(files()))
                    .isLessThan(limit);
            TimeUnit.MILLISECONDS.sleep(50);
        }
        return files();
    }

    @Test
    void theFileIsTurnedOverAndTheOldestGo() throws Exception {
        long written = printed.stream().mapToLong(String::length).sum();

        List<Path> files = whenTidy();

        assertThat(written).isGreaterThan(10L * (FILE_MAX + TOTAL_MAX));
        assertThat(files)
                .hasSizeGreaterThan(2)
                .extracting(file -> file.getFileName().toString())
                .contains("hotline.log")
                .allMatch(
                        name -> name.matches("hotline\\.log(\\.\\d{4}-\\d\\d-\\d\\d\\.\\d+\\.gz)?"))
                .noneMatch(name -> name.endsWith(".0.gz"));
        assertThat(folder.resolve("log/hotline.log").toFile().length())
                .isLessThan(FILE_MAX + 1_000);
    }

    @Test
    void nobodyElseReadsAnyOfThem() throws Exception {
        assertThat(whenTidy())
                .allSatisfy(file ->
                        assertThat(
                                        PosixFilePermissions.toString(
                                                Files.getPosixFilePermissions(file)))
                                .isEqualTo("rw-------"));
    }

    @Test
    void eachStepOfEachCallIsToldAndNoNumber() {
        assertThat(printed)
                .anyMatch(line -> line.contains("tell-pension gave account"))
                .anyMatch(line -> line.contains("ends: hung up"));
        assertThat(leaks(printed)).isEmpty();
    }

    /** Read across and downwards, call by call. */
    static List<String> leaks(Collection<String> lines) {
        Stream<String> people =
                DemoPeople.numbers().stream()
                        .flatMap(person ->
                                Stream.of(
                                        person.idNumber(),
                                        person.socialSecurityNumber(),
                                        person.password()));
        LeakScanner scanner =
                new LeakScanner(
                        Stream.concat(people, Stream.of(WRONG_PASSWORD, BEGUN, ASTRAY))
                                .map(keys -> keys.replace("#", ""))
                                .filter(keys -> !keys.isEmpty())
                                .toList());
        return lines.stream()
                .collect(
                        groupingBy(
                                line -> line.replaceFirst(".*? (call \\S+ )?.*", "$1"),
                                joining("\n")))
                .entrySet()
                .stream()
                .flatMap(call -> scanner.scan(call.getKey(), call.getValue()).stream())
                .toList();
    }
}
