package org.hotline12333.simulator.asterisk;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.hotline12333.channel.CallChannel;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Asterisk's side of the hotline with the shipped configuration, without the hotline. */
@Tag("real")
class RealAsteriskTest {
    private static final String STATE = "a".repeat(CallChannel.STATE_MAX - 1) + "z";
    private static final String END = "SET VARIABLE HOTLINE_RESULT end";
    private static final String TO_QUEUE = "SET VARIABLE HOTLINE_RESULT queue";
    private static final Duration CLIP = ofMillis(500);
    private static final int FIRST = Ports.tcp();
    private static final int SECOND = Ports.tcp();

    @TempDir static Path prompts;

    private static RealAsterisk asterisk;

    @BeforeAll
    static void startAsterisk() throws IOException {
        Optional<String> missing = RealAsterisk.missing();
        missing.ifPresent(why -> System.out.println("real calls are skipped: " + why));
        assumeTrue(missing.isEmpty(), () -> missing.orElse(""));
        for (String clip : List.of("one", "two", "three", "busy", "servers-away")) {
            Tones.write(prompts, "zh/" + clip, CLIP);
        }
        asterisk = RealAsterisk.start(prompts, FIRST, SECOND);
    }

    @AfterAll
    static void stopAsterisk() {
        if (asterisk != null) {
            asterisk.close();
        }
    }

    @Test
    void answers12333AndPlaysTheClipsInOrder() throws IOException {
        Heard heard;
        try (var _ = ScriptedServer.on(FIRST, RealAsteriskTest::sayThree)) {
            heard = SipCall.dial(asterisk).place().heard();
        }

        assertThat(heard.clips()).containsExactly("zh/one", "zh/two", "zh/three");
        assertThat(heard.duration()).isBetween(ofMillis(1400), ofSeconds(2));
        assertThat(heard.loudness()).isGreaterThan(0.05);
    }

    /** The clock may be put back, and another Asterisk may start in the same second. */
    @Test
    void namesEachCallLikeNoOtherAsteriskDoes() throws IOException {
        try (var server =
                ScriptedServer.on(
                        FIRST,
                        line -> {
                            line.send("ANSWER");
                            line.send(END);
                        })) {
            SipCall.dial(asterisk).place();

            assertThat(server.calls().getFirst().value("agi_uniqueid"))
                    .matches("test-[-0-9]+-[0-9a-f]{12}-\\d{10}\\.\\d+");
        }
    }

    @Test
    void takesEighteenKeysAsTheyWereKeyed() throws Exception {
        BlockingQueue<String> replies = new LinkedBlockingQueue<>();
        try (var _ = ScriptedServer.on(FIRST, line -> askForNumber(line, replies))) {
            SipCall.dial(asterisk).keys("99000019850615007*").place();
        }

        assertThat(replies.poll(5, TimeUnit.SECONDS)).isEqualTo("200 result=99000019850615007*");
    }

    @Test
    void takesKeysOfSeveralStepsOneAfterTheOther() throws Exception {
        BlockingQueue<String> replies = new LinkedBlockingQueue<>();
        try (var _ = ScriptedServer.on(FIRST, line -> askForNumber(line, replies))) {
            SipCall.dial(asterisk).keys("1").keys("23").keys("456789012345678").place();
        }

        assertThat(replies.poll(5, TimeUnit.SECONDS)).isEqualTo("200 result=123456789012345678");
    }

    @Test
    void writesNoKeyIntoTheShippedLog() throws Exception {
        int server = Ports.tcp();
        BlockingQueue<String> replies = new LinkedBlockingQueue<>();
        String logged;
        try (var quiet = RealAsterisk.startWithShippedLog(prompts, Ports.tcp(), server);
                var _ = ScriptedServer.on(server, line -> readAndAsk(line, replies))) {
            SipCall.dial(quiet).keys("739182604857").place();
            logged = quiet.logged();
        }

        assertThat(replies.poll(5, TimeUnit.SECONDS)).isEqualTo("200 result=1 (739182)");
        assertThat(replies.poll(5, TimeUnit.SECONDS)).isEqualTo("200 result=604857");
        assertThat(logged)
                .as("the first server was missed, so this is the log of that call")
                .contains("no result from agi://127.0.0.1")
                .doesNotContain("739182")
                .doesNotContain("604857")
                .doesNotContainIgnoringCase("dtmf");
    }

    @Test
    void wouldSeeAKeyInALogThatHasOne() throws Exception {
        BlockingQueue<String> replies = new LinkedBlockingQueue<>();
        try (var _ = ScriptedServer.on(FIRST, line -> readAndAsk(line, replies))) {
            SipCall.dial(asterisk).keys("739182604857").place();
        }

        assertThat(asterisk.logged()).contains("739182");
    }

    @Test
    void triesTheSecondServerWhenTheFirstIsAbsent() throws IOException {
        Heard heard;
        try (var second = ScriptedServer.on(SECOND, RealAsteriskTest::sayThree)) {
            heard = SipCall.dial(asterisk).place().heard();

            assertThat(second.calls()).hasSize(1);
        }
        assertThat(heard.clips()).containsExactly("zh/one", "zh/two", "zh/three");
    }

    @Test
    void goesOnWithTheSecondServerWhenTheFirstDiesDuringTheCall() throws IOException {
        Heard heard;
        try (var _ = ScriptedServer.on(FIRST, line -> line.send("EXEC Playback hotline/zh/two"));
                var _ = ScriptedServer.on(SECOND, RealAsteriskTest::sayThree)) {
            heard = SipCall.dial(asterisk).place().heard();
        }

        assertThat(heard.clips()).containsExactly("zh/two", "zh/one", "zh/two", "zh/three");
    }

    @Test
    void leadsToTheAgentWhenNoServerAnswers() {
        SipCall.Ended call;
        try (var agent = SipAgent.at(asterisk, ofMillis(300))) {
            call = SipCall.dial(asterisk).place();

            assertThat(agent.hasTalked()).isTrue();
        }
        assertThat(call.heard().clips()).containsExactly("zh/servers-away");
    }

    @Test
    void comesBackToTheServersWhenNobodyIsThereAtAll() {
        Heard heard =
                SipCall.dial(asterisk).after(ofMillis(6500)).hangUpAfter(CLIP).place().heard();

        assertThat(heard.clips()).containsExactly("zh/servers-away", "zh/servers-away");
    }

    @Test
    void leadsToTheAgentWhoIsThere() throws IOException {
        try (var agent = SipAgent.at(asterisk, ofMillis(300));
                var server = ScriptedServer.on(FIRST, RealAsteriskTest::transferUntilBack)) {
            SipCall.dial(asterisk).place();

            assertThat(agent.hasTalked()).isTrue();
            assertThat(server.calls()).hasSize(2);
            assertThat(server.calls().getLast().environment())
                    .contains("agi_arg_1: back", "agi_arg_2: CONTINUE");
        }
    }

    @Test
    void callsTheHotlineAgainWithItsStateWhenNoAgentIsThere() throws Exception {
        BlockingQueue<String> replies = new LinkedBlockingQueue<>();
        try (var server = ScriptedServer.on(FIRST, line -> transferOnce(line, replies))) {
            SipCall.dial(asterisk).place();

            assertThat(server.calls()).hasSize(2);
            assertThat(server.calls().getFirst().environment())
                    .contains("agi_dnid: 12333", "agi_arg_1: first");
            assertThat(server.calls().getLast().environment())
                    .contains("agi_arg_1: back", "agi_arg_2: JOINEMPTY");
        }
        assertThat(replies).containsExactly("200 result=1 (0)", "200 result=1 (" + STATE + ")");
    }

    @Test
    void bringsACallForAQueueThatIsGoneToTheOnlyOne() throws IOException {
        try (var server =
                ScriptedServer.on(
                        FIRST,
                        line -> {
                            if (line.environment().contains("agi_arg_1: back")) {
                                line.send(END);
                                return;
                            }
                            line.send("ANSWER");
                            line.send("SET VARIABLE HOTLINE_QUEUE elsewhere");
                            line.send(TO_QUEUE);
                        })) {
            SipCall.dial(asterisk).place();

            assertThat(server.calls().getLast().environment())
                    .contains("agi_arg_1: back", "agi_arg_2: JOINEMPTY");
        }
    }

    @Test
    void bringsACallBackWhereNoQueuesAreLoaded() throws IOException {
        int port = Ports.tcp();
        try (var queueless = RealAsterisk.startWithoutQueues(prompts, port);
                var server = ScriptedServer.on(port, RealAsteriskTest::transferUntilBack)) {
            SipCall.dial(queueless).place();

            assertThat(server.calls()).hasSize(2);
            assertThat(server.calls().getLast().environment())
                    .contains("agi_arg_1: back", "agi_arg_2: UNKNOWN");
        }
    }

    @Test
    void endsALoopBetweenHotlineAndEmptyQueue() throws IOException {
        Heard heard;
        try (var server = ScriptedServer.on(FIRST, RealAsteriskTest::transfer)) {
            heard = SipCall.dial(asterisk).place().heard();

            assertThat(server.calls()).hasSize(61);
        }
        assertThat(heard.clips()).containsExactly("zh/busy");
    }

    @Test
    void playsTheBusyClipToAShedCall() throws IOException {
        Heard heard;
        try (var _ = ScriptedServer.on(FIRST, RealAsteriskTest::shed);
                var _ = ScriptedServer.on(SECOND, RealAsteriskTest::shed)) {
            heard = SipCall.dial(asterisk).place().heard();
        }

        assertThat(heard.clips()).containsExactly("zh/busy");
    }

    @Test
    void givesACallThatOneServerShedsToTheOther() throws IOException {
        Heard heard;
        try (var _ = ScriptedServer.on(FIRST, RealAsteriskTest::shed);
                var _ = ScriptedServer.on(SECOND, RealAsteriskTest::sayThree)) {
            heard = SipCall.dial(asterisk).place().heard();
        }

        assertThat(heard.clips()).containsExactly("zh/one", "zh/two", "zh/three");
    }

    @Test
    void cleansACallerNumberThatCarriesALine() throws IOException {
        try (var server = ScriptedServer.on(FIRST, RealAsteriskTest::sayThree)) {
            SipCall.dial(asterisk).from("13900999900%0Aagi_x%3A%20forged").place();

            assertThat(server.calls().getFirst().environment())
                    .contains("agi_callerid: 13900999900")
                    .noneMatch(line -> line.contains("forged"));
        }
    }

    @Test
    void tellsTheServerOfAHangUp() throws Exception {
        BlockingQueue<String> replies = new LinkedBlockingQueue<>();
        try (var _ =
                ScriptedServer.on(
                        FIRST,
                        line -> {
                            line.send("ANSWER");
                            replies.add(line.send("GET DATA hotline/zh/one 10000 18"));
                            replies.add(line.read());
                        })) {
            SipCall.dial(asterisk).after(ofMillis(800)).keys("12").hangUpAfter(CLIP).place();
        }

        assertThat(replies.poll(5, TimeUnit.SECONDS)).isEqualTo("200 result=-1");
        assertThat(replies.poll(5, TimeUnit.SECONDS)).isEqualTo("HANGUP");
    }

    @Test
    void takesEightCallsSideBySide() throws Exception {
        BlockingQueue<String> replies = new LinkedBlockingQueue<>();
        try (var _ = ScriptedServer.on(FIRST, line -> askForNumber(line, replies));
                var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            Stream.generate(() -> SipCall.dial(asterisk))
                    .limit(8)
                    .map(call -> call.keys("123456789012345678"))
                    .map(call -> CompletableFuture.supplyAsync(call::place, callers))
                    .toList()
                    .forEach(call ->
                            assertThat(call.join().heard().clips())
                                    .containsExactly("zh/one", "zh/three"));
        }

        assertThat(replies).hasSize(8).containsOnly("200 result=123456789012345678");
    }

    @Test
    void leavesARunningAsteriskAloneWhenItIsStartedAgain() {
        assertThat(asterisk.script("start")).contains("runs already");
        assertThat(asterisk.script("status")).contains("Asterisk 22.");
    }

    private static void sayThree(ScriptedServer.Line line) throws IOException {
        line.send("ANSWER");
        line.send("EXEC Playback hotline/zh/one&hotline/zh/two");
        line.send("EXEC Playback hotline/zh/three");
        line.send(END);
    }

    private static void askForNumber(ScriptedServer.Line line, BlockingQueue<String> replies)
            throws IOException {
        line.send("ANSWER");
        replies.add(line.send("GET DATA hotline/zh/one 5000 18"));
        line.send("EXEC Playback hotline/zh/three");
        line.send(END);
    }

    private static void readAndAsk(ScriptedServer.Line line, BlockingQueue<String> replies)
            throws IOException {
        line.send("ANSWER");
        line.send("SET VARIABLE TIMEOUT(response) 5");
        line.send("EXEC Read V,hotline/zh/one&hotline/zh/two,6,,1");
        replies.add(line.send("GET VARIABLE V"));
        replies.add(line.send("GET DATA \"\" 5000 6"));
        line.send(END);
    }

    private static void transfer(ScriptedServer.Line line) throws IOException {
        line.send("ANSWER");
        line.send("SET VARIABLE HOTLINE_QUEUE hotline");
        line.send(TO_QUEUE);
    }

    private static void transferUntilBack(ScriptedServer.Line line) throws IOException {
        if (line.environment().contains("agi_arg_1: back")) {
            line.send(END);
        } else {
            transfer(line);
        }
    }

    private static void transferOnce(ScriptedServer.Line line, BlockingQueue<String> replies)
            throws IOException {
        if (line.environment().contains("agi_arg_1: back")) {
            replies.add(line.send("GET FULL VARIABLE \"${HOTLINE_STATE}\""));
            line.send(END);
            return;
        }
        replies.add(line.send("GET FULL VARIABLE \"${QUEUE_MEMBER(hotline,ready)}\""));
        line.send("SET VARIABLE HOTLINE_STATE \"" + STATE + "\"");
        transfer(line);
    }

    /** Both lines in one write and no wait: a full server does not spend more on a call. */
    private static void shed(ScriptedServer.Line line) throws IOException {
        line.write("SET VARIABLE HOTLINE_RESULT busy\nfailure\n");
    }
}
