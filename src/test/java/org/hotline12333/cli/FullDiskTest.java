package org.hotline12333.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.hotline12333.settings.OfflineSettings;
import org.hotline12333.simulator.asterisk.AgiRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A server with an embedded database, whose disk is full for a while: a real one, and small. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
@Tag("process")
class FullDiskTest {
    private static final Duration BACK_MAX = Duration.ofMinutes(1);

    @TempDir Path folder;

    private SmallDisk disk;
    private Path data;
    private ServeProcess serving;
    private Queue<String> log;
    private FaultyCalls calls;
    private final List<Told> told = new ArrayList<>();

    @BeforeEach
    void mount() throws Exception {
        disk = SmallDisk.at(folder.resolve("disk"), "24m");
        data = disk.folder().resolve("data");
        serving = ServeProcess.start(data, Map.of());
        log = serving.follow();
        calls = FaultyCalls.to(serving);
    }

    @AfterEach
    void unmount() throws Exception {
        if (serving != null) {
            serving.close();
        }
        disk.close();
    }

    private boolean isAnswered() throws IOException {
        String id = FaultyCalls.nextId();
        AgiRequest request = calls.asks(id);
        told.addAll(Told.in(id, FaultyCalls.heard(request), calls.balance()));
        assertThat(calls.longestSilence(request)).isLessThan(FaultyCalls.SILENCE_MAX);
        if (!calls.isAnswered(request)) {
            assertThat(FaultyCalls.heard(request)).contains(FaultyCalls.AWAY, "zh/agents-absent");
        }
        return calls.isAnswered(request);
    }

    /** Small as the disk is, what is written before the first refusal takes a while to fill it. */
    private void callUntilRefused() throws IOException {
        long end = System.nanoTime() + BACK_MAX.toNanos();
        while (isAnswered()) {
            assertThat(System.nanoTime()).as("the disk is full").isLessThan(end);
        }
    }

    private void callUntilAnswered() throws IOException {
        long end = System.nanoTime() + BACK_MAX.toNanos();
        while (!isAnswered()) {
            assertThat(System.nanoTime()).as("there is room again").isLessThan(end);
        }
    }

    @Test
    void callersAreKeptWhileItIsFullAndAnsweredWithinAMinuteOfRoom() throws Exception {
        Path reserve = data.resolve("hotline.reserve");
        assertThat(isAnswered()).isTrue();
        assertThat(reserve).exists();

        for (int time = 0; time < 2; time++) {
            Path filler = disk.fill();
            callUntilRefused();
            for (int call = 0; call < 3; call++) {
                assertThat(isAnswered()).isFalse();
            }
            assertThat(reserve).as("what is under way has its room").doesNotExist();

            Files.delete(filler);
            callUntilAnswered();
            assertThat(isAnswered()).isTrue();
            assertThat(reserve).exists();
        }

        serving.terminate();
        assertThat(serving.awaitEnd()).isZero();
        assertThat(log).noneMatch(line -> line.startsWith("\tat "));
        assertThat(log.stream().filter(line -> line.contains("record store not writable: ")))
                .hasSize(2);
        assertThat(log.stream().filter(line -> line.matches(".* away: .*, call .*")))
                .hasSizeBetween(1, 2);
        assertThat(onRecord()).doesNotHaveDuplicates().containsAll(told);
        assertThat(Verb.run(settings(), "audit", "verify").out())
                .startsWith("the audit is whole: ");
    }

    private List<Told> onRecord() {
        try (OfflineSettings settings = OfflineSettings.read(settings())) {
            return Told.onRecord(JdbcClient.create(settings.database()));
        }
    }

    private Map<String, String> settings() {
        return Map.of("HOTLINE_DATA", data.toString());
    }
}
