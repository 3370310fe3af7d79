package org.hotline12333.fastagi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hotline12333.fastagi.HonestCaller.Turn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A server whose process has no file descriptor left. */
@Timeout(60)
class FastAgiDescriptorsTest {
    private static final int DESCRIPTORS = 200;
    private static final int CALLS = 20;
    private static final int IDLE = 400;
    private static final Duration BETWEEN_TURNS = Duration.ofMillis(100);

    /** In 10 ms each, of the second or more that the calls take; one that spins takes them all. */
    private static final long TICKS_MAX = 20;

    private Process process;
    private int port;

    @BeforeEach
    void start() throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        process =
                new ProcessBuilder(
                                "bash",
                                "-c",
                                "ulimit -n " + DESCRIPTORS + "; exec \"$@\"",
                                "bash",
                                java,
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty(
                                        "surefire.test.class.path",
                                        System.getProperty("java.class.path")),
                                PoorServer.class.getName())
                        .redirectErrorStream(true)
                        .start();
        port = Integer.parseInt(process.inputReader().readLine());
    }

    @AfterEach
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Test
    @Timeout(60)
    void goesOnWithItsCallsAndAcceptsAgain() throws Exception {
        call("before", 0);
        List<Wire> calls = new ArrayList<>();
        for (int i = 0; i < CALLS; i++) {
            calls.add(Wire.to(port));
            HonestCaller.ring(calls.getLast(), "call." + i);
            turns("call." + i).getFirst().on(calls.getLast());
        }
        List<Wire> idle = new ArrayList<>();
        for (int i = 0; i < IDLE; i++) {
            idle.add(Wire.to(port));
        }
        awaitLastDescriptor();

        long before = ticksOfAcceptingThread();
        goOn(calls);
        long ticks = ticksOfAcceptingThread() - before;
        Siege.closeAll(idle);
        call("after", 1);

        assertThat(ticks).isLessThan(TICKS_MAX);
        assertThat(logged())
                .filteredOn(line -> line.contains("accept failed"))
                .singleElement()
                .asString()
                .contains("Too many open files");
    }

    private void call(String id, int chosen) throws IOException {
        try (Wire wire = Wire.to(port)) {
            HonestCaller.ring(wire, id);
            for (Turn turn : HonestCaller.turns(id, "123456", chosen)) {
                turn.on(wire);
            }
            assertThat(wire.rest()).isEmpty();
        }
    }

    private static List<Turn> turns(String id) {
        return HonestCaller.turns(id, "123456", 0);
    }

    /** All calls, side by side, from their second turn to their last. */
    private static void goOn(List<Wire> calls) throws IOException {
        for (int turn = 1; turn < turns("").size(); turn++) {
            Wire.pause(BETWEEN_TURNS);
            for (int i = 0; i < CALLS; i++) {
                turns("call." + i).get(turn).on(calls.get(i));
            }
        }
        for (Wire call : calls) {
            assertThat(call.rest()).isEmpty();
            call.close();
        }
    }

    /** One is the door's for sound: who waits in accept() has it already, and nobody sees it. */
    private void awaitLastDescriptor() {
        while (entries("fd").count() < DESCRIPTORS - 1) {
            Thread.onSpinWait();
        }
    }

    private long ticksOfAcceptingThread() {
        Path stat =
                entries("task")
                        .filter(task -> text(task.resolve("comm")).orElse("").equals("fastagi\n"))
                        .findFirst()
                        .orElseThrow()
                        .resolve("stat");
        String[] fields = text(stat).orElseThrow().replaceFirst(".*\\) ", "").split(" ", -1);
        return Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
    }

    private Stream<Path> entries(String folder) {
        File[] entries = new File("/proc/" + process.pid() + "/" + folder).listFiles();
        return entries == null ? Stream.empty() : Stream.of(entries).map(File::toPath);
    }

    /** Nothing where the thread has ended meanwhile. */
    private static Optional<String> text(Path file) {
        try {
            return Optional.of(Files.readString(file));
        } catch (java.nio.file.NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All that was printed after the port. */
    private List<String> logged() throws IOException {
        process.outputWriter().close();
        try (BufferedReader out = process.inputReader()) {
            return out.lines().toList();
        }
    }
}
