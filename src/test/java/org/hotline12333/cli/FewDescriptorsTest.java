package org.hotline12333.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.hotline12333.fastagi.FastAgiSettings;
import org.hotline12333.host.Descriptors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A server that was started with few file descriptors, and more callers than these. */
@Timeout(240)
class FewDescriptorsTest {
    private static final int DESCRIPTORS = 300;
    private static final int CALLERS = 330;
    private static final String BUSY = "SET VARIABLE HOTLINE_RESULT busy";

    private static final FastAgiSettings DOOR =
            FastAgiSettings.of(InetAddress.getLoopbackAddress(), 0, List.of("127.0.0.1"), 10_000);

    @TempDir Path data;

    @Test
    void everyCallerIsAnsweredOrHearsThatAllLinesAreBusy() throws Exception {
        List<String> limited = List.of("prlimit", "--nofile=" + DESCRIPTORS + ":" + DESCRIPTORS);
        List<Socket> lines = new ArrayList<>();
        try (ServeProcess serving = ServeProcess.startBy(limited, data, Map.of());
                ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(serving.begun()).anyMatch(line -> line.contains("at once instead of 10000"));
            serving.drain();
            List<Future<String>> words = new ArrayList<>();
            for (int caller = 0; caller < CALLERS; caller++) {
                Socket line = new Socket(InetAddress.getLoopbackAddress(), serving.port());
                lines.add(line);
                String id = "1790000000." + caller;
                words.add(callers.submit(() -> firstWord(line, id)));
            }

            int answered = 0;
            for (Future<String> word : words) {
                assertThat(word.get()).isIn("ANSWER", BUSY);
                answered += word.get().equals("ANSWER") ? 1 : 0;
            }
            assertThat(answered).isBetween(20, DESCRIPTORS);
        } finally {
            for (Socket line : lines) {
                line.close();
            }
        }
    }

    /** The line stays open. */
    private static String firstWord(Socket line, String id) throws IOException {
        String environment =
                """
                agi_network: yes
                agi_request: agi://127.0.0.1:4573
                agi_channel: PJSIP/anonymous-00000007
                agi_language: zh
                agi_type: PJSIP
                agi_uniqueid: %s
                agi_version: 22.10.1
                agi_callerid: unknown
                agi_calleridname: unknown
                agi_callingpres: 0
                agi_callingani2: 0
                agi_callington: 0
                agi_callingtns: 0
                agi_dnid: 12333
                agi_rdnis: unknown
                agi_context: hotline-servers
                agi_extension: s
                agi_priority: 3
                agi_enhanced: 0.0
                agi_accountcode:\s
                agi_threadid: 140000000000000
                agi_arg_1: first

                """
                        .formatted(id);
        line.setSoTimeout(60_000);
        line.getOutputStream().write(environment.getBytes(StandardCharsets.US_ASCII));
        String word =
                new BufferedReader(
                                new InputStreamReader(
                                        line.getInputStream(), StandardCharsets.US_ASCII))
                        .readLine();
        return word == null ? "nothing" : word;
    }

    @Test
    void callsAndSilentConnectionsFitTogether() {
        FastAgiSettings few = DOOR.within(new Descriptors(120, 300).connections());
        FastAgiSettings many = DOOR.within(new Descriptors(120, 20_000).connections());

        assertThat(few.callsMax() + few.silentMax()).isEqualTo(300 - 120 - 64);
        assertThat(many).isEqualTo(DOOR);
    }

    @Test
    void tooFewForAnyCallAreRefusedAtTheStart() {
        assertThatThrownBy(() -> new Descriptors(120, 190).connections())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("190 file descriptors are too few")
                .hasMessageContaining("ulimit -n");
    }
}
