package org.hotline12333.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code serve} as a process of its own: what it prints, how it ends, and what it leaves. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ServeProcessTest {
    @TempDir Path data;

    private ServeProcess serving;

    @BeforeEach
    void start() throws IOException {
        serving = ServeProcess.start(data, Map.of());
    }

    @AfterEach
    void kill() throws InterruptedException {
        serving.kill();
        serving.awaitEnd();
    }

    @Test
    void saysWhatIsUnusualThenThatItIsReadyAndNothingElse() {
        assertThat(serving.begun()).hasSize(4);
        assertThat(serving.begun().getFirst()).contains("WARN", "throttle off (HOTLINE_THROTTLE)");
        assertThat(serving.begun().get(1)).contains("WARN", "demo people added: 19");
        assertThat(serving.begun().get(2)).contains("WARN", "DEMO PEOPLE SERVED");
        assertThat(serving.begun().getLast()).matches(ServeProcess.READY);
    }

    @Test
    void anotherOnTheSameDataIsRefusedInOneLine() throws Exception {
        Process second = ServeProcess.begin(data, Map.of());
        try {
            assertThat(second.waitFor(2, TimeUnit.MINUTES)).as("it ends").isTrue();
            assertThat(second.errorReader().lines())
                    .containsExactly(
                            "hotline: the record store is in use: end the other hotline that serves"
                                    + " from it, or set HOTLINE_DATA to another folder");
            assertThat(second.exitValue()).isEqualTo(1);
            assertThat(second.inputReader().lines()).noneMatch(line -> line.startsWith("ready"));
            assertThat(serving.isAlive()).isTrue();
        } finally {
            second.destroyForcibly();
        }
    }

    @Test
    void theAuditOfAStoreThatIsServedIsNotReadBesideIt() {
        Verb verify =
                Verb.run(java.util.Map.of("HOTLINE_DATA", data.toString()), "audit", "verify");

        assertThat(verify.status()).isEqualTo(1);
        assertThat(verify.err())
                .containsExactly(
                        "hotline: the record store is in use: end the other hotline that serves from"
                                + " it, or set HOTLINE_DATA to another folder");
    }

    @Test
    void theSignalToEndIsNoFailureAndLeavesPortAndStoreFree() throws Exception {
        new Socket(InetAddress.getLoopbackAddress(), serving.port()).close();

        serving.terminate();

        assertThat(serving.awaitEnd()).isZero();
        assertThat(serving.errors()).isEmpty();
        assertThat(serving.rest())
                .noneMatch(line -> line.contains("ERROR") || line.contains("\tat "));
        assertThatExceptionOfType(ConnectException.class)
                .isThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), serving.port()));
        assertThat(new Store(data).people()).isEqualTo(Store.DEMO_PEOPLE);
    }
}
