package org.hotline12333.fastagi;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Peers that take their time, and many of them: honest calls go on beside. */
@Tag("alone")
@Isolated("an honest call that a busy machine holds up is as late as the others")
class FastAgiPatienceTest {
    private static final int IDLE = 5_000;
    private static final int SLOW = 100;
    private static final int DESCRIPTORS_OF_OTHERS = 500;
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration MOMENT = Duration.ofMillis(10);
    private static final String LATE = "WARN bad peer: 127.0.0.1, no whole line in time";
    private static final String SILENT = "WARN silent connections: 1000 at once; the oldest is cut";

    /** What the server may hold for all that say as much as may be said before it is judged. */
    private static final long HELD_MAX =
            2L * FastAgiSettings.SILENT_MAX * Environment.LINES_MAX * Environment.LINE_MAX;

    private static final long IDLE_HELD_MAX = 64 << 20;

    private static Siege siege;

    @BeforeAll
    static void begin() {
        siege = Siege.of(ServerUnderTest::honest);
    }

    @AfterAll
    static void end() {
        siege.close();
    }

    @Test
    void thousandsThatSayNothingMakeRoom() throws IOException {
        long before = Siege.liveBytes();
        List<Wire> idle = siege.connections(possible());

        siege.goesOn();
        long held = Siege.liveBytes() - before;
        idle.forEach(Wire::rest);
        Siege.closeAll(idle);

        System.out.printf("%d idle connections: %d KB held%n", idle.size(), held >> 10);
        assertThat(held).isLessThan(IDLE_HELD_MAX);
        assertThat(siege.violations())
                .contains(SILENT)
                .isSubsetOf(SILENT, LATE)
                .doesNotHaveDuplicates();
    }

    /** Each is two descriptors, for both ends are in this process. */
    private static int possible() {
        var system = (UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long left = system.getMaxFileDescriptorCount() - system.getOpenFileDescriptorCount();
        long possible = (left - DESCRIPTORS_OF_OTHERS) / 2;
        if (possible < IDLE) {
            System.out.printf("%d file descriptors left: %d connections%n", left, possible);
        }
        return (int) Math.min(IDLE, possible);
    }

    @Test
    void whatManyMaySayBeforeTheyAreJudgedIsBounded() throws IOException {
        String longest = Environment.KEY_BEGINS + "x".repeat(Environment.LINE_MAX - 4) + "\n";
        String most = longest.repeat(Environment.LINES_MAX);
        long before = Siege.liveBytes();
        List<Wire> wires = siege.connections(FastAgiSettings.SILENT_MAX - 2 * Siege.CALLERS);
        wires.forEach(wire -> wire.pour(most, most.length()));

        siege.goesOn();
        long held = Siege.liveBytes() - before;
        wires.forEach(Wire::rest);
        Siege.closeAll(wires);

        System.out.printf("%d unfinished environments: %d KB held%n", wires.size(), held >> 10);
        assertThat(held).isLessThan(HELD_MAX);
        assertThat(siege.violations()).containsExactly(LATE);
    }

    @Test
    void silenceIsCutAtItsDeadline() throws IOException {
        String heard = siege.under(Wire::rest);

        assertThat(heard).isEqualTo("failure\n");
        assertThat(siege.violations()).containsExactly(LATE);
    }

    @Test
    void oneByteASecondIsCutAtItsDeadline() throws IOException {
        List<Wire> wires = siege.connections(SLOW);

        try (ExecutorService each = Executors.newVirtualThreadPerTaskExecutor()) {
            wires.forEach(wire -> each.execute(() -> trickle(wire, "agi_network: yes", SECOND)));
            siege.goesOn();
        }
        Siege.closeAll(wires);

        assertThat(siege.violations()).containsExactly(LATE);
    }

    private static void trickle(Wire wire, String text, Duration pause) {
        try {
            wire.trickle(text, pause).rest();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aReplyByteByByteIsCutAtItsDeadline() throws IOException {
        siege.under(wire -> {
            wire.ring().line();
            return wire.trickle("200 result=1 (" + "x".repeat(1_000), MOMENT).rest();
        });

        assertThat(siege.violations()).containsExactly(LATE);
    }

    @Test
    void anAsteriskThatIsStuckLosesItsCall() throws IOException {
        String heard =
                siege.under(wire -> {
                    wire.ring().line();
                    return wire.rest();
                });

        assertThat(heard).isEqualTo("failure\n");
        assertThat(siege.violations()).containsExactly(LATE);
    }
}
