package org.hotline12333.fastagi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.hotline12333.channel.CollectSpec;
import org.hotline12333.channel.KeyInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A call that Asterisk records: what is keyed in secret is not in its file. */
class FastAgiRecordingTest {
    private static final String FILE = "GET VARIABLE \"HOTLINE_RECORDING\"";
    private static final String DONE = "200 result=0";

    @Test
    void restsWhileASecretIsAskedForAndGoesOn() throws IOException {
        List<String> commands =
                collect(true, "200 result=1 (a.wav)", DONE, "200 result=1", "200 result=23", DONE);

        assertThat(commands)
                .containsExactly(
                        FILE,
                        "EXEC StopMixMonitor \"\"",
                        "GET DATA \"hotline/zh/a\" \"7000\" \"1\"",
                        "GET DATA \"\" \"5000\" \"2\"",
                        "EXEC MixMonitor \"a.wav,a\"");
    }

    @Test
    void isLeftAloneWhereThereIsNone() throws IOException {
        List<String> commands = collect(true, DONE, "200 result=1", "200 result=23");

        assertThat(commands).hasSize(3).startsWith(FILE).noneMatch(line -> line.contains("Mix"));
    }

    @Test
    void goesOnDuringAMenu() throws IOException {
        assertThat(collect(false, "200 result=1", "200 result=23"))
                .isNotEmpty()
                .allMatch(line -> line.startsWith("GET DATA"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"200 result=99", "510 Invalid or unknown command"})
    void goesOnAfterAnyFaultOfTheQuestion(String fault) throws IOException {
        List<String> commands = collect(true, "200 result=1 (a.wav)", DONE, fault, DONE);

        assertThat(commands).endsWith("EXEC MixMonitor \"a.wav,a\"");
    }

    /** Asterisk takes what is behind a second comma for a command, and runs it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a.wav,a,touch x",
                "a.wav,b",
                "../a.wav",
                "sub/a.wav",
                "/etc/a.wav",
                "..",
                ".a.wav",
                "-a.wav",
                "${SHELL(id)}.wav",
                "a b.wav",
                "a&b.wav",
                "a|b"
            })
    void doesNotGoOnInWhatIsNoFileName(String name) throws IOException {
        List<String> commands =
                collect(true, "200 result=1 (" + name + ")", DONE, "200 result=1", "200 result=23");

        assertThat(commands).contains("EXEC StopMixMonitor \"\"");
        assertThat(commands).noneMatch(line -> line.contains("EXEC MixMonitor"));
    }

    @Test
    void goesOnInAFileThatIsNamedByAUniqueId() throws IOException {
        String name = "hotline-0f1e2d3c4b5a-1795888503.17.wav";

        List<String> commands =
                collect(
                        true,
                        "200 result=1 (" + name + ")",
                        DONE,
                        "200 result=1",
                        "200 result=23",
                        DONE);

        assertThat(commands).endsWith("EXEC MixMonitor \"" + name + ",a\"");
    }

    @Test
    void goesOnWhereTheQuestionHasNoSound() throws IOException {
        List<String> commands =
                collect(true, "200 result=1 (a.wav)", DONE, "200 result=-1", "200 result=6", DONE);

        assertThat(commands).endsWith("EXEC MixMonitor \"a.wav,a\"");
    }

    @Test
    void doesNotGoOnAfterAHangUp() throws IOException {
        List<String> commands =
                collect(true, "200 result=1 (a.wav)", DONE, "HANGUP\n200 result=-1");

        assertThat(commands).filteredOn(line -> line.contains("EXEC MixMonitor")).isEmpty();
    }

    private static List<String> collect(boolean secret, String... replies) throws IOException {
        CollectSpec how =
                new CollectSpec(
                        3, Duration.ofSeconds(7), Duration.ofSeconds(5), true, false, secret);
        Script<KeyInput> script =
                new Script<>(channel -> channel.collect(Utterances.clips("zh/a"), how));
        FastAgiSettings recorded =
                ServerUnderTest.settings(1, ServerUnderTest.LONG, ServerUnderTest.LONG)
                        .withRecorded(true);
        try (ServerUnderTest server = ServerUnderTest.start(recorded, script);
                Wire wire = server.connect()) {
            return wire.ring().answer(replies);
        }
    }
}
