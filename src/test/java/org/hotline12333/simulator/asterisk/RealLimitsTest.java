package org.hotline12333.simulator.asterisk;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** The real one, over a real call. */
@Tag("real")
class RealLimitsTest extends LimitsContract {
    private static final int PORT = Ports.tcp();

    @TempDir static Path prompts;

    private static RealAsterisk asterisk;

    @BeforeAll
    static void startAsterisk() throws IOException {
        Optional<String> missing = RealAsterisk.missing();
        missing.ifPresent(why -> System.out.println("real limits are skipped: " + why));
        assumeTrue(missing.isEmpty(), () -> missing.orElse(""));
        Tones.write(prompts, "zh/seconds-1", Duration.ofMillis(100));
        asterisk = RealAsterisk.startUnfiltered(prompts, PORT);
    }

    @AfterAll
    static void stopAsterisk() {
        if (asterisk != null) {
            asterisk.close();
        }
    }

    @Override
    List<String> replies(String... commands) {
        List<String> replies = new ArrayList<>();
        try (var _ =
                ScriptedServer.on(
                        PORT,
                        line -> {
                            line.send("ANSWER");
                            replies.addAll(line.sendAll(commands));
                        })) {
            SipCall.dial(asterisk).after(Duration.ofSeconds(20)).keys("1").place();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return replies;
    }
}
