package org.hotline12333.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The units that are shipped, and what systemd itself says of them. */
class InstallCommandTest {
    private static final String UNITS = "etc/systemd/system/";
    private static final Path ANALYZE = Path.of("/usr/bin/systemd-analyze");

    @TempDir Path root;

    private Verb install(Map<String, String> environment, String... options) {
        return new Home(Path.of("/opt/hotline"))
                .verb(() ->
                        Verb.run(
                                environment,
                                Stream.concat(Stream.of("install"), Stream.of(options))
                                        .toArray(String[]::new)));
    }

    private Verb install(String... options) {
        return install(
                Map.of(),
                Stream.concat(Stream.of(options), Stream.of("--root", root.toString()))
                        .toArray(String[]::new));
    }

    private String written(String file) throws IOException {
        return Files.readString(root.resolve(file));
    }

    @Test
    void aDryRunSaysWhatItWouldWriteAndWritesNothing() throws IOException {
        Verb run = install("--dry-run", "--asterisk");

        assertThat(run.status()).isZero();
        assertThat(run.out())
                .contains(
                        "# " + root.resolve(UNITS + "hotline.service"),
                        "# " + root.resolve(UNITS + "hotline.socket"),
                        "# " + root.resolve(UNITS + "hotline-asterisk.service"),
                        "ExecStart=\"/opt/hotline/hotline\" serve",
                        "ListenStream=127.0.0.1:4573",
                        "systemctl enable --now hotline.socket hotline.service");
        try (Stream<Path> files = Files.list(root)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void theServiceIsWatchedAndHasNoMoreRightsThanItNeeds() throws IOException {
        assertThat(install().status()).isZero();

        assertThat(written(UNITS + "hotline.service").lines())
                .contains(
                        "Type=notify",
                        "WatchdogSec=10",
                        "Restart=on-failure",
                        "User=hotline",
                        "UMask=0077",
                        "LimitCORE=0",
                        "NoNewPrivileges=yes",
                        "ProtectSystem=strict",
                        "CapabilityBoundingSet=",
                        "SystemCallFilter=@system-service",
                        "TimeoutStopSec=75")
                .noneMatch(line -> line.matches(".*@[a-z]+@.*"));
        assertThat(root.resolve(UNITS + "hotline-asterisk.service")).doesNotExist();
    }

    @Test
    void theTimeToEndIsLongerThanCallsMayTake() throws IOException {
        install(Map.of("HOTLINE_AGI_DRAIN", "300"), "--root", root.toString());

        assertThat(written(UNITS + "hotline.service")).contains("TimeoutStopSec=355\n");
    }

    @Test
    void thePortThatIsHeldIsTheOneOfTheSettings() throws IOException {
        install(
                Map.of("HOTLINE_AGI_ADDRESS", "2001:db8::8", "HOTLINE_AGI_PORT", "4600"),
                "--root",
                root.toString());

        assertThat(written(UNITS + "hotline.socket")).contains("ListenStream=[2001:db8::8]:4600\n");
    }

    @Test
    void settingsAreKeptAndNobodyElseReadsThem() throws IOException {
        install();
        Path settings = root.resolve("etc/hotline/hotline.env");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(settings)))
                .isEqualTo("rw-------");
        assertThat(Files.readAllLines(settings)).contains("#HOTLINE_DB_PASSWORD=");
        Files.writeString(settings, "HOTLINE_AGI_CALLS=500\n");

        Verb again = install();

        assertThat(settings).hasContent("HOTLINE_AGI_CALLS=500");
        assertThat(again.out()).contains("kept " + settings, "wrote " + root.resolve(UNITS));
    }

    @Test
    void aFolderThatNoServiceSeesIsRefused() {
        Verb run =
                new Home(Path.of("/home/somebody/hotline"))
                        .verb(() -> Verb.run("install", "--root", root.toString()));

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err())
                .containsExactly(
                        "hotline: the hotline lies in /home/somebody/hotline, where no service gets"
                                + " to: move it, to a folder below /opt for example");
    }

    @Test
    void systemdFindsNoFaultInThem() throws Exception {
        needAnalyze();
        install("--asterisk");
        String here = Path.of("").toAbsolutePath().toString();

        for (String unit :
                List.of("hotline.socket", "hotline.service", "hotline-asterisk.service")) {
            // What they start is here, wherever that is; that the users are missing on this
            // machine, and the manual that is named, is no fault.
            Path file = root.resolve(UNITS + unit);
            Files.writeString(file, Files.readString(file).replace("/opt/hotline", here));
            assertThat(analyze("verify", "--man=no", file.toString()))
                    .as(unit)
                    .filteredOn(
                            line -> line.contains(root.toString()) || line.startsWith("hotline"))
                    .isEmpty();
        }
    }

    @Test
    void systemdCallsTheServiceSafe() throws Exception {
        needAnalyze();
        install();

        List<String> judged =
                analyze(
                        "security",
                        "--offline=true",
                        "--threshold=25",
                        root.resolve(UNITS + "hotline.service").toString());

        assertThat(judged).last().asString().contains("Overall exposure level").contains("OK");
    }

    private static void needAnalyze() {
        boolean there = Files.isExecutable(ANALYZE);
        if (!there) {
            System.out.println("units are not judged: there is no systemd-analyze");
        }
        assumeTrue(there, "no systemd-analyze");
    }

    private static List<String> analyze(String... words) throws Exception {
        Process process =
                new ProcessBuilder(
                                Stream.concat(Stream.of(ANALYZE.toString()), Stream.of(words))
                                        .toList())
                        .redirectErrorStream(true)
                        .start();
        List<String> lines = process.inputReader().lines().toList();
        process.waitFor();
        return lines;
    }
}
