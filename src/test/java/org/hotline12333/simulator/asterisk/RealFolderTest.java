package org.hotline12333.simulator.asterisk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An Asterisk that somebody has taken over, and root, who goes on using {@code scripts/asterisk}.
 */
@Tag("real")
class RealFolderTest {
    private static final String SECRET = "root-only-2026";

    /**
     * Wherever the script, or what it runs as root, might open, change, remove or list something.
     */
    private static final List<String> PLACES =
            List.of(
                    "pid",
                    "console.log",
                    "asterisk.ctl",
                    "log",
                    "log/console.log",
                    "log/messages.log",
                    "log/messages.log.4",
                    "run",
                    "run/asterisk.ctl",
                    "run/asterisk.pid",
                    "run/pid",
                    "lib",
                    "lib/astdb.sqlite3",
                    "lib/keys",
                    "spool",
                    "spool/monitor",
                    "data",
                    "data/sounds",
                    "data/sounds/hotline",
                    "data/sounds/hotline.new",
                    "data/sounds/clips.x",
                    "data/documentation",
                    "etc",
                    "etc/asterisk.conf",
                    "etc/site/accounts.conf",
                    "../x.before");

    @TempDir static Path folder;

    private RealAsterisk asterisk;
    private Path victim;

    @BeforeAll
    static void needRoot() {
        Optional<String> missing = RealAsterisk.missing();
        missing.ifPresent(why -> System.out.println("taken-over folders are skipped: " + why));
        assumeTrue(missing.isEmpty(), () -> missing.orElse(""));
        assumeTrue(System.getProperty("user.name", "").equals("root"), "links harm root alone");
    }

    @BeforeEach
    void start() throws IOException {
        Tones.write(folder, "zh/busy", java.time.Duration.ofMillis(200));
        asterisk = RealAsterisk.startWithShippedLog(folder, Ports.tcp(), 1);
        victim = folder.toRealPath().resolve("victim-" + System.nanoTime());
        for (Path each : victims()) {
            Files.createDirectories(each.getParent());
            Files.writeString(each, SECRET);
            Files.setPosixFilePermissions(each, Set.of(PosixFilePermission.OWNER_READ));
            Files.setLastModifiedTime(each, FileTime.from(Instant.EPOCH));
        }
    }

    /** One of the machine, and one at the same place in Asterisk's own root. */
    private Set<Path> victims() {
        return Set.of(victim, Place.within(victim));
    }

    @AfterEach
    void stop() throws IOException {
        if (asterisk != null) {
            for (Path each : victims()) {
                Files.deleteIfExists(each);
            }
            asterisk.close();
        }
    }

    @Test
    void runsAsNobodyElse() throws Exception {
        String user = asterisk.process().info().user().orElseThrow();
        Path process = Path.of("/proc", Long.toString(asterisk.process().pid()));

        assertThat(user).isEqualTo("hotline-asterisk");
        assertThat(Files.readAllLines(process.resolve("status")))
                .anyMatch(line -> line.matches("CapEff:\\s+0+"))
                .anyMatch(line -> line.matches("Groups:\\s*"));
        assertThat(Files.readAllLines(process.resolve("limits")))
                .anyMatch(line -> line.matches("Max core file size\\s+0\\s+0\\s.*"));
    }

    @Test
    void whatItLinksToIsNeitherReadNorWrittenNorGivenAway() throws Exception {
        StringBuilder said = new StringBuilder();
        for (String place : PLACES) {
            asterisk.asItself(
                    "rm -rf %1$s; mkdir -p $(dirname %1$s); ln -sfn %2$s %1$s"
                            .formatted(place, victim));
        }
        said.append(followed()).append(tried("status")).append(tried("install"));
        said.append(tried("start"));
        kill(asterisk.process());
        said.append(tried("status")).append(tried("start")).append(followed());
        said.append(tried("stop")).append(followed());

        for (Path each : victims()) {
            assertThat(each).hasContent(SECRET);
            assertThat(Files.getOwner(each).getName()).isEqualTo("root");
            assertThat(Files.getPosixFilePermissions(each))
                    .containsExactly(PosixFilePermission.OWNER_READ);
            assertThat(Files.getLastModifiedTime(each)).isEqualTo(FileTime.from(Instant.EPOCH));
        }
        assertThat(said.toString()).doesNotContain(SECRET);
    }

    @Test
    void whoTakesItOverDoesNotSayWhomRootKills() throws Exception {
        Path conf = Place.inside(asterisk.folder().resolve("etc/asterisk.conf"));
        Process bystander = // looks like it, too
                new ProcessBuilder("sh", "-c", "sleep 120; :", "sh", "-C", conf.toString(), "-f")
                        .start();
        try {
            for (String place : List.of("pid", "run/pid", "run/asterisk.pid")) {
                asterisk.asItself("echo %d > %s".formatted(bystander.pid(), place));
            }
            ProcessHandle own = asterisk.process();

            asterisk.script("stop");

            assertThat(bystander.isAlive()).isTrue();
            own.onExit().orTimeout(10, TimeUnit.SECONDS).join();
        } finally {
            bystander.descendants().forEach(ProcessHandle::destroyForcibly);
            bystander.destroyForcibly();
        }
    }

    /** It may fail. */
    private String tried(String verb) {
        try {
            return asterisk.script(verb);
        } catch (IllegalStateException failed) {
            return String.valueOf(failed.getMessage());
        }
    }

    private String followed() throws IOException, InterruptedException {
        Process follows = asterisk.follow();
        follows.waitFor(1, TimeUnit.SECONDS);
        follows.descendants().forEach(ProcessHandle::destroy);
        follows.toHandle().destroy(); // Process.destroy would close what is read below
        return new String(follows.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static void kill(ProcessHandle process) {
        process.destroyForcibly();
        process.onExit().join();
    }
}
