package org.hotline12333.fastagi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.hotline12333.channel.CallChannel;
import org.hotline12333.channel.CollectSpec;
import org.hotline12333.channel.Passage;
import org.jspecify.annotations.Nullable;

/**
 * A caller who makes one call after the other, each with keys of its own, and wants to hear each to
 * its last word. The server's side of such a call is {@link #talk}.
 */
final class HonestCaller {
    private static final String ID_BEGINS = "honest.";

    /** Callers take their time; without it fifty of them would be an attack themselves. */
    private static final Duration PAUSE = Duration.ofMillis(5);

    private static final CollectSpec SECRET = collection(6, true);
    private static final CollectSpec MENU = collection(1, false);

    private final int port;
    private final int number;
    private final AtomicInteger calls = new AtomicInteger();
    private final Thread thread;
    private volatile boolean leaving;
    private volatile @Nullable Throwable failure;

    private HonestCaller(int port, int number) {
        this.port = port;
        this.number = number;
        thread = Thread.ofVirtual().unstarted(this::callAgainAndAgain);
    }

    private static CollectSpec collection(int keys, boolean secret) {
        return new CollectSpec(
                keys, Duration.ofSeconds(7), Duration.ofSeconds(5), true, false, secret);
    }

    /**
     * A caller who has begun to call.
     *
     * @param number six digits, which this caller keys
     */
    static HonestCaller of(int port, int number) {
        HonestCaller caller = new HonestCaller(port, number);
        caller.thread.start();
        return caller;
    }

    static boolean isHonest(CallChannel channel) {
        return channel.facts().uniqueId().startsWith(ID_BEGINS);
    }

    static void talk(CallChannel channel) {
        channel.answer();
        String keyed = channel.collect(Utterances.clips("zh/ask"), SECRET).keys();
        String chosen = channel.collect(Utterances.clips("zh/menu"), MENU).keys();
        channel.say(Utterances.clips("zh/n0" + chosen, "zh/yuan"));
        channel.transfer(Passage.to("hotline"), channel.facts().uniqueId() + "/" + keyed);
    }

    private void callAgainAndAgain() {
        try {
            while (!leaving) {
                call(calls.get());
                calls.incrementAndGet();
            }
        } catch (IOException | RuntimeException | Error e) {
            failure = e;
        }
    }

    private void call(int time) throws IOException {
        String id = ID_BEGINS + number + "." + time;
        try (Wire wire = Wire.to(port)) {
            ring(wire, id);
            for (Turn turn : turns(id, Integer.toString(number), time % 10)) {
                turn.on(wire);
            }
            assertThat(wire.rest()).as("after the last word").isEmpty();
        }
    }

    static void ring(Wire wire, String id) throws IOException {
        wire.ring(Wire.with("agi_uniqueid: " + id));
    }

    /** What is heard, and what is answered a little later. */
    record Turn(String command, String reply) {
        void on(Wire wire) throws IOException {
            assertThat(wire.line()).isEqualTo(command);
            Wire.pause(PAUSE);
            wire.write(reply + "\n");
        }
    }

    /** A whole call. */
    static List<Turn> turns(String id, String keys, int chosen) {
        return List.of(
                new Turn("ANSWER", "200 result=0"),
                new Turn(
                        "GET DATA \"hotline/zh/ask\" \"7000\" \"1\"",
                        "200 result=" + keys.charAt(0)),
                new Turn("GET DATA \"\" \"5000\" \"5\"", "200 result=" + keys.substring(1)),
                new Turn("SET VARIABLE \"TIMEOUT(response)\" \"7\"", "200 result=1"),
                new Turn("EXEC Read \"HOTLINE_KEY,hotline/zh/menu,1,,1\"", "200 result=0"),
                new Turn(
                        "GET FULL VARIABLE \"${HOTLINE_KEY}/${READSTATUS}\"",
                        "200 result=1 (" + chosen + "/OK)"),
                new Turn(
                        "EXEC Playback \"hotline/zh/n0" + chosen + "&hotline/zh/yuan\"",
                        "200 result=0"),
                new Turn("GET VARIABLE \"PLAYBACKSTATUS\"", "200 result=1 (SUCCESS)"),
                new Turn(
                        "SET VARIABLE \"HOTLINE_STATE\" \"" + id + "/" + keys + "\"",
                        "200 result=1"),
                new Turn("SET VARIABLE \"HOTLINE_PATIENCE\" \"300\"", "200 result=1"),
                new Turn("SET VARIABLE \"HOTLINE_WHISPER\" \"\"", "200 result=1"),
                new Turn("SET VARIABLE \"__HOTLINE_STANDING\" \"\"", "200 result=1"),
                new Turn("SET VARIABLE \"__HOTLINE_LANGUAGE\" \"\"", "200 result=1"),
                new Turn("SET VARIABLE \"__HOTLINE_PLACE\" \"\"", "200 result=1"),
                new Turn("SET VARIABLE \"HOTLINE_QUEUE\" \"hotline\"", "200 result=1"),
                new Turn("SET VARIABLE \"HOTLINE_RESULT\" \"queue\"", "200 result=1"));
    }

    /** The calls so far, each heard to its last word. */
    int calls() {
        return calls.get();
    }

    Optional<Throwable> failure() {
        return Optional.ofNullable(failure);
    }

    /** Ends with the call under way. */
    void leave() {
        leaving = true;
        try {
            thread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
