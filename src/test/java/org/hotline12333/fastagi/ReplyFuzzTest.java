package org.hotline12333.fastagi;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.asteriskjava.fastagi.StaticMappingStrategy;
import org.asteriskjava.fastagi.internal.DefaultAgiChannelFactory;
import org.asteriskjava.fastagi.internal.FastAgiConnectionHandler;
import org.hotline12333.audiosocket.Pace;
import org.hotline12333.audiosocket.SoundDoor;
import org.hotline12333.background.RateLimitedLog;
import org.hotline12333.channel.CallChannel;
import org.hotline12333.channel.CallFacts;
import org.hotline12333.channel.ClipMissingException;
import org.hotline12333.channel.CollectSpec;
import org.hotline12333.channel.DisconnectException;
import org.hotline12333.channel.KeyInput;
import org.hotline12333.channel.Passage;
import org.hotline12333.value.Sound;
import org.hotline12333.value.SoundId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every use of a line gives what was asked for, or ends in one of two exceptions. */
class ReplyFuzzTest {
    private static final String RING = String.join("\n", Wire.ENVIRONMENT) + "\n\n";

    /** What stands behind it is said after the next command. */
    private static final char THEN = '|';

    private static final FastAgiSettings SETTINGS =
            ServerUnderTest.settings(1, ServerUnderTest.LONG, ServerUnderTest.LONG);
    private static final CollectSpec SECRET = collection(6, true);
    private static final InetAddress LOCAL = InetAddress.getLoopbackAddress();
    private static SoundDoor door;

    private static Sound silence(SoundId recording) {
        return new Sound(new byte[160], Duration.ZERO);
    }

    @BeforeAll
    static void open() throws IOException {
        door = SoundDoor.open(LOCAL, 0, _ -> true, Pace.CLOCK, new RateLimitedLog(() -> 7));
    }

    @AfterAll
    static void close() {
        door.close();
    }

    private static final CollectSpec MENU = collection(1, false);

    private static CollectSpec collection(int keys, boolean secret) {
        return new CollectSpec(
                keys, Duration.ofSeconds(7), Duration.ofSeconds(5), true, false, secret);
    }

    static Stream<byte[]> seeds() {
        String begins = "|200 result=0\n|200 result=1 (state)\n|200 result=1\n|";
        String keyed = begins + "200 result=23456\n|200 result=1\n|200 result=0\n|";
        return Stream.of(
                        keyed + "200 result=1 (5/OK)\n|200 result=0\n|200 result=0\n|",
                        keyed + "200 result=1 (/TIMEOUT)\n|200 result=49\n|200 result=1 (2)\n|",
                        keyed + "200 result=1 (/HANGUP)\n",
                        keyed + "200 result=1 (\u00a0x/OK)\n",
                        begins + "200 result= (timeout)\n|200 result=1\n|200 result=-2\n",
                        "|200 result=0\n|200 result=0\n|200 result=123456789\n",
                        "|200 result=0\n|200 result=0\n|200 result=-1\n|200 result=0\n",
                        "|200 result=0\n|200 result=1 (a\rb)\n",
                        "|200 result=0\n200 result=0\n",
                        "|200 result=-1 endpos=800\nHANGUP\n",
                        "|200 result=1 (12",
                        "|511 Command Not Permitted on a dead channel or intercept routine\n",
                        "|510 Invalid or unknown command\n",
                        "|520-Invalid command syntax.\nUsage: ANSWER\n520 End of proper usage.\n",
                        "|520 Invalid command syntax.  Proper usage not available.\n",
                        "200 result=1\n",
                        "HANGUP\n",
                        "")
                .map(text -> text.getBytes(StandardCharsets.ISO_8859_1));
    }

    @ParameterizedTest(name = "seed {index}")
    @MethodSource("seeds")
    void areTakenOrEndTheCall(byte[] said) throws IOException {
        String[] pieces =
                (RING + new String(said, StandardCharsets.ISO_8859_1)).split("\\" + THEN, -1);
        Tape tape =
                new Tape(
                        Stream.of(pieces)
                                .map(piece -> piece.getBytes(StandardCharsets.ISO_8859_1))
                                .toArray(byte[][]::new));
        Connection connection = new Connection(tape, SETTINGS, new RateLimitedLog(() -> 7));
        CallFacts facts = connection.environment();
        List<Throwable> failures = new ArrayList<>();

        var script =
                new StaticMappingStrategy((_, library) -> {
                    useAll(
                            new FastAgiChannel(
                                    new Asterisk(library, new LongAdder()),
                                    facts,
                                    "zh",
                                    () -> false,
                                    new FetchAudio(),
                                    new RateLimitedLog(System::nanoTime),
                                    false,
                                    new CallSound(
                                            new Asterisk(library, new LongAdder()),
                                            door,
                                            LOCAL,
                                            ReplyFuzzTest::silence,
                                            UnaryOperator.identity(),
                                            new RateLimitedLog(() -> 7))),
                            failures::add);
                    connection.end();
                });
        new FastAgiConnectionHandler(script, connection, new DefaultAgiChannelFactory()).run();

        assertThat(failures).isEmpty();
        assertThat(tape.written()).allMatch(command -> command.matches("[ -~]+\n"));
    }

    private static void useAll(CallChannel channel, Consumer<Throwable> failures) {
        List<Runnable> uses =
                List.of(
                        channel::answer,
                        () -> assertThat(channel.savedState()).isNotNull(),
                        () -> channel.pause(Duration.ofMillis(500)),
                        () -> keyed(channel.collect(Utterances.clips("zh/a"), SECRET), 6),
                        () -> keyed(channel.collect(Utterances.clips("zh/a"), MENU), 1),
                        () -> keyed(channel.collect(Utterances.tooLongForOne(), MENU), 1),
                        () -> channel.isServed("hotline"),
                        () -> channel.say(Utterances.clips("zh/a")),
                        () -> channel.keep("state"),
                        () -> channel.transfer(Passage.to("hotline"), "state"));
        uses.forEach(use -> failure(use).ifPresent(failures));
    }

    private static Optional<Throwable> failure(Runnable use) {
        try {
            use.run();
            return Optional.empty();
        } catch (DisconnectException | ClipMissingException | AsteriskFaultException _) {
            return Optional.empty();
        } catch (RuntimeException | Error e) {
            return Optional.of(e);
        }
    }

    private static void keyed(KeyInput keys, int most) {
        assertThat(keys.keys()).matches("[0-9A-D*]{0," + most + "}");
    }

    /** {@code JAZZER_FUZZ=1 mvn test -Dtest=ReplyFuzzTest#whateverIsSaid}. */
    @EnabledIfEnvironmentVariable(named = "JAZZER_FUZZ", matches = ".+")
    @MethodSource("seeds")
    @FuzzTest(maxDuration = "2m")
    void whateverIsSaid(byte[] said) throws IOException {
        areTakenOrEndTheCall(said);
    }
}
