package org.hotline12333.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.hotline12333.insurance.RecordStore;
import org.hotline12333.settings.OfflineSettings;
import org.hotline12333.simulator.line.ScriptedCaller;
import org.hotline12333.store.access.Limits;
import org.hotline12333.value.RecordingId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Messages to a server whose disk is full for a while: a real one, and small. */
@Timeout(value = 6, unit = TimeUnit.MINUTES)
@Tag("process")
class FullDiskMessageTest {
    private static final Duration SOON = Duration.ofMinutes(2);
    private static final String SENT = "zh/message-sent";

    /** To the first one, of the same caller. */
    private static final String ADDED = "zh/message-added";

    private static final String NO_ROOM = "zh/message-no-room";

    @TempDir Path folder;

    private SmallDisk disk;
    private Path data;
    private ServeProcess serving;
    private FaultyCalls calls;
    private int sent;

    @BeforeEach
    void mount() throws Exception {
        disk = SmallDisk.at(folder.resolve("disk"), "24m");
        data = disk.folder().resolve("data");
        serving = ServeProcess.start(data, Map.of());
        serving.drain();
        calls = FaultyCalls.to(serving);
    }

    @AfterEach
    void unmount() throws Exception {
        if (serving != null) {
            serving.close();
        }
        disk.close();
    }

    /** Leaves a message of three seconds; what was heard of it. */
    private List<String> leaves() throws IOException {
        ScriptedCaller caller =
                new ScriptedCaller()
                        .answers("1")
                        .answers("3")
                        .answers("1")
                        .says(Duration.ofSeconds(3), "#")
                        .answers("3");
        List<String> heard = FaultyCalls.heard(calls.call(FaultyCalls.nextId(), caller));
        sent += heard.contains(SENT) || heard.contains(ADDED) ? 1 : 0;
        return heard;
    }

    private void leaveUntil(String clip) throws IOException {
        long end = System.nanoTime() + SOON.toNanos();
        while (!leaves().contains(clip)) {
            assertThat(System.nanoTime()).as(clip).isLessThan(end);
        }
    }

    @Test
    void isSaidAndNothingHalfIsKept() throws Exception {
        assertThat(leaves()).contains(SENT);

        Path filler = disk.fill();
        leaveUntil(NO_ROOM);
        assertThat(leaves()).contains(NO_ROOM).doesNotContain(SENT, ADDED);

        Files.delete(filler);
        leaveUntil(ADDED);
        serving.terminate();
        assertThat(serving.awaitEnd()).isZero();

        Map<String, String> environment = Map.of("HOTLINE_DATA", data.toString());
        try (OfflineSettings settings = OfflineSettings.read(environment)) {
            List<Long> ids =
                    JdbcClient.create(settings.database())
                            .sql("select id from recording where ticket is not null")
                            .query((row, _) -> row.getLong(1))
                            .list();
            RecordStore store =
                    RecordStore.reopen(
                            settings.database(),
                            data.resolve("hotline.key"),
                            Limits.standard(),
                            InstantSource.system());
            assertThat(ids).hasSize(sent);
            assertThat(ids)
                    .allMatch(id ->
                            store.recordings()
                                            .sound(new RecordingId(id))
                                            .speech()
                                            .compareTo(Duration.ofSeconds(2))
                                    > 0);
        }
    }
}
