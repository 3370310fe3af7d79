package org.hotline12333;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code serve} as a process of its own: what it prints, how it ends, and what it leaves. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ServeProcessTest {
    private static final Pattern READY =
            Pattern.compile(
                    "ready: 12333 on agi://127\\.0\\.0\\.1:(\\d+), 17 people, data to 2026-10");

    @TempDir Path data;

    private Process serving;
    private BufferedReader out;
    private List<String> begun;
    private int port;

    private Process serve() throws IOException {
        String classes =
                Arrays.stream(
                                System.getProperty(
                                                "surefire.test.class.path",
                                                System.getProperty("java.class.path"))
                                        .split(File.pathSeparator))
                        .filter(entry -> !entry.endsWith("test-classes"))
                        .collect(Collectors.joining(File.pathSeparator));
        ProcessBuilder builder =
                new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        classes,
                        "org.hotline12333.Hotline",
                        "serve");
        builder.environment().keySet().removeIf(name -> name.startsWith("HOTLINE_"));
        builder.environment().put("HOTLINE_DATA", data.toString());
        builder.environment().put("HOTLINE_AGI_PORT", "0");
        builder.environment().put("HOTLINE_THROTTLE", "off");
        return builder.start();
    }

    @BeforeEach
    void start() throws IOException {
        serving = serve();
        out = serving.inputReader();
        begun = new ArrayList<>();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            begun.add(line);
            Matcher ready = READY.matcher(line);
            if (ready.matches()) {
                port = Integer.parseInt(ready.group(1));
                return;
            }
        }
        assertThat(begun).as(serving.errorReader().lines().toList().toString()).contains("ready");
    }

    @AfterEach
    void kill() throws InterruptedException {
        serving.destroyForcibly().waitFor();
    }

    @Test
    void saysThatTheThrottleIsOffThenThatItIsReadyAndNothingElse() {
        assertThat(begun).hasSize(2);
        assertThat(begun.getFirst()).contains("WARN", "HOTLINE_THROTTLE is off");
        assertThat(begun.getLast()).matches(READY);
    }

    @Test
    void anotherOnTheSameDataIsRefusedInOneLine() throws Exception {
        Process second = serve();

        assertThat(second.errorReader().lines())
                .containsExactly(
                        "hotline: the record store is in use: end the other hotline that serves from"
                                + " it, or set HOTLINE_DATA to another folder");
        assertThat(second.waitFor()).isEqualTo(1);
        assertThat(second.inputReader().lines()).noneMatch(line -> line.startsWith("ready"));
        assertThat(serving.isAlive()).isTrue();
    }

    @Test
    void theSignalToEndIsNoFailureAndLeavesPortAndStoreFree() throws Exception {
        new Socket(InetAddress.getLoopbackAddress(), port).close();

        // Process.destroy would close the streams that are read below.
        serving.toHandle().destroy();

        assertThat(serving.waitFor()).isZero();
        assertThat(serving.errorReader().lines()).isEmpty();
        assertThat(out.lines()).noneMatch(line -> line.contains("ERROR") || line.contains("\tat "));
        assertThatExceptionOfType(ConnectException.class)
                .isThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port));
        assertThat(new Store(data).people()).isEqualTo(Store.DEMO_PEOPLE);
    }
}
