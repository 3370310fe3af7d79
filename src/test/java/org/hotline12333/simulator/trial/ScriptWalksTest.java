package org.hotline12333.simulator.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.hotline12333.interpreter.Release;
import org.hotline12333.release.ReleaseFolder;
import org.hotline12333.simulator.trial.WalkedWays.NoScripts;
import org.hotline12333.simulator.trial.WalkedWays.UnderWay;
import org.hotline12333.simulator.trial.WalkedWays.Walked;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
class ScriptWalksTest {
    private static final String TO_MAIN = "keys   2\nhangs up\n";

    @TempDir Path folder;

    private static Release release;

    @BeforeAll
    static void read() throws Exception {
        release = ReleaseFolder.read(Path.of("."));
    }

    private static Walked known(ScriptWalks walks) throws InterruptedException {
        while (true) {
            if (walks.now() instanceof Walked walked) {
                return walked;
            }
            TimeUnit.MILLISECONDS.sleep(20); // of another thread's work, which has no clock
        }
    }

    private static void script(Path file, String text) throws Exception {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    @Test
    void eachWayNamesTheScriptsThatWalkIt() throws Exception {
        script(folder.resolve("some/to-main.call"), TO_MAIN);
        script(folder.resolve("broken.call"), "sings\n");
        try (ScriptWalks walks = new ScriptWalks(() -> release, folder)) {
            assertThat(walks.now()).isEqualTo(new UnderWay());
            Walked walked = known(walks);

            assertThat(walked.scripts()).isOne();
            assertThat(walked.unread()).isOne();
            assertThat(walked.byWay())
                    .isEqualTo(Map.of("welcome key 2", List.of("some/to-main.call")));
            assertThat(walked.isMissed("welcome key 1")).isTrue();
            assertThat(walked.isMissed("welcome key 2")).isFalse();

            script(folder.resolve("other.call"), TO_MAIN);
            assertThat(walks.now()).isEqualTo(new UnderWay());
            assertThat(known(walks).byWay().get("welcome key 2"))
                    .containsExactly("other.call", "some/to-main.call");
        }
    }

    @Test
    void withoutScriptsNothingIsSaidToBeMissed() {
        try (ScriptWalks walks = new ScriptWalks(() -> release, folder.resolve("not-there"))) {
            assertThat(walks.now()).isEqualTo(new NoScripts());
            assertThat(walks.now().isMissed("welcome key 1")).isFalse();
            assertThat(walks.now().scripts("welcome key 1")).isEmpty();
        }
    }

    @Test
    void ofAScriptThatIsThereItIsKnownWhatStandsInIt() throws Exception {
        script(folder.resolve("calls/some/to-main.call"), TO_MAIN);
        script(folder.resolve("outside.call"), TO_MAIN);
        script(folder.resolve("calls/notes.txt"), "no script");
        script(folder.resolve("calls/long.call"), "#".repeat(TrialTelephone.SCRIPT_MAX + 1));
        try (ScriptWalks walks = new ScriptWalks(() -> release, folder.resolve("calls"))) {
            assertThat(walks.text("some/to-main.call")).contains(TO_MAIN);
            assertThat(walks.text("../outside.call")).isEmpty();
            assertThat(walks.text("notes.txt")).isEmpty();
            assertThat(walks.text("long.call")).isEmpty();
            assertThat(walks.text("")).isEmpty();
        }
    }

    @Test
    void theShippedScriptsLeaveNoWayOut() throws Exception {
        Map<String, Path> files = new TreeMap<>();
        Path calls = Path.of("calls");
        try (Stream<Path> below = Files.walk(calls)) {
            below.filter(file -> file.toString().endsWith(".call"))
                    .forEach(file -> files.put(calls.relativize(file).toString(), file));
        }
        long begin = System.nanoTime();
        Walked walked = ScriptWalk.of(release, files, () -> true);
        System.out.printf(
                "script walk: %d scripts in %.1f s%n",
                walked.scripts(), (System.nanoTime() - begin) / 1e9);

        assertThat(walked.unread()).isZero();
        assertThat(walked.scripts()).isEqualTo(files.size());
        assertThat(release.dialplan().transitions())
                .extracting(way -> way.id())
                .filteredOn(walked::isMissed)
                .isEmpty();
    }
}
