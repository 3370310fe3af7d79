package org.hotline12333.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.hotline12333.simulator.asterisk.AgiRequest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A console that cannot do what it is there for, beside calls that go on. */
@Tag("pages")
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class ConsoleBrokenTest {
    private static final Duration BACK_MAX = Duration.ofMinutes(1);

    @TempDir Path folder;

    private static boolean isAnswered(FaultyCalls calls) throws IOException {
        AgiRequest request = calls.asks(FaultyCalls.nextId());
        assertThat(calls.longestSilence(request)).isLessThan(FaultyCalls.SILENCE_MAX);
        return calls.isAnswered(request);
    }

    @Test
    void aTemplateThatIsBrokenIsOnePageThatSaysSo() throws Exception {
        Path board = folder.resolve("org/hotline12333/console/html/JteboardGenerated.class");
        Files.createDirectories(board.getParent());
        Files.writeString(board, "no class");
        try (ServeProcess serving = ServeProcess.startWith(folder, folder.resolve("data"));
                Reader li = new Reader(serving).redeeming(serving.firstCode(), "li")) {
            Queue<String> log = serving.follow();

            HttpResponse<String> live = li.get("/");
            assertThat(live.statusCode()).isEqualTo(500);
            assertThat(live.body()).contains("Calls go on").doesNotContain("ClassFormatError");
            assertThat(li.get("/live/stream").body()).doesNotContain("data:");
            assertThat(li.get("/map").statusCode()).isEqualTo(200);
            assertThat(isAnswered(FaultyCalls.to(serving))).isTrue();

            serving.terminate();
            assertThat(serving.awaitEnd()).isZero();
            assertThat(log).noneMatch(line -> line.startsWith("\tat "));
            assertThat(log)
                    .filteredOn(line -> line.contains("console page not made: /, "))
                    .hasSize(1);
            assertThat(log)
                    .filteredOn(line -> line.contains("console stream not made: "))
                    .hasSize(1);
        }
    }

    @Test
    void aFullDiskIsAPageThatSaysSoUntilThereIsRoom() throws Exception {
        try (SmallDisk disk = SmallDisk.at(folder.resolve("disk"), "24m");
                ServeProcess serving = ServeProcess.start(disk.folder().resolve("data"), Map.of());
                Reader li = new Reader(serving).redeeming(serving.firstCode(), "li")) {
            Queue<String> log = serving.follow();
            FaultyCalls calls = FaultyCalls.to(serving);
            Path filler = disk.fill();
            long end = System.nanoTime() + BACK_MAX.toNanos();
            while (isAnswered(calls)) {
                assertThat(System.nanoTime()).as("the disk is full").isLessThan(end);
            }
            for (String path : List.of("/", "/map", "/phone", "/accounts")) {
                HttpResponse<String> page = li.get(path);
                assertThat(page.statusCode()).as(path).isEqualTo(503);
                assertThat(page.body()).contains("The record store does not answer");
            }
            Map<String, String> login = Map.of("name", "li", "password", Reader.PASSWORD);
            assertThat(li.post("/login", login).statusCode()).isEqualTo(503);
            assertThat(isAnswered(calls)).as("it is full still").isFalse();

            Files.delete(filler);
            end = System.nanoTime() + BACK_MAX.toNanos();
            while (!isAnswered(calls)) {
                assertThat(System.nanoTime()).as("there is room again").isLessThan(end);
            }
            assertThat(li.get("/").statusCode()).isEqualTo(200);

            serving.terminate();
            assertThat(serving.awaitEnd()).isZero();
            assertThat(log).noneMatch(line -> line.startsWith("\tat "));
            assertThat(log).filteredOn(line -> line.contains("console page not made")).hasSize(1);
        }
    }
}
