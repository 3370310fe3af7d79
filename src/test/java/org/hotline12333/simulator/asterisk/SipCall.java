package org.hotline12333.simulator.asterisk;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.hotline12333.simulator.sip.ClipRecognizer;
import org.hotline12333.simulator.sip.SipLine;
import org.hotline12333.simulator.sip.SipRecord;
import org.hotline12333.simulator.sip.SipScript;
import org.hotline12333.simulator.sip.TimedKeys;
import org.hotline12333.simulator.sip.TimedVoice;
import org.hotline12333.value.Sound;

/**
 * A real SIP call to 12333: waits, keys as RFC 4733 events, the end. The caller does not listen, so
 * every wait is explicit and counts from the end of the step before it; the first from the answer.
 * {@link #place} returns when the call has ended, from whichever side.
 */
public final class SipCall {
    /** From one key to the next. */
    public static final Duration BEAT = Duration.ofMillis(400);

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final AtomicInteger CALLERS = new AtomicInteger();

    /** Knows no clip: most tests read what was played from Asterisk's log. */
    private static final ClipRecognizer DEAF = new ClipRecognizer(Path.of("prompts"), List.of());

    private final RealAsterisk asterisk;
    private final List<TimedKeys> keys = new ArrayList<>();
    private final List<TimedVoice> voices = new ArrayList<>();
    private Duration now = Duration.ZERO;
    private Optional<Duration> hangUpAt = Optional.empty();
    private String caller;
    private Duration limit = LIMIT;
    private ClipRecognizer ear = DEAF;

    private SipCall(RealAsterisk asterisk) {
        this.asterisk = asterisk;
        this.caller = "139%08d".formatted(CALLERS.incrementAndGet());
    }

    /**
     * A call that has ended.
     *
     * @param caller the digits of the caller's number, which name the call in the logs
     * @param line what came down the line
     */
    public record Ended(RealAsterisk asterisk, String caller, SipRecord line) {
        /** What Asterisk played to this caller. */
        public Heard heard() {
            return Heard.of(asterisk, caller);
        }

        /** What Asterisk has recorded of the call. */
        public Path recording() {
            return asterisk.recordingOf(caller);
        }
    }

    /** A caller with a number that no other call of this run has. */
    public static SipCall dial(RealAsterisk asterisk) {
        return new SipCall(asterisk);
    }

    /** The caller's number as it stands in the SIP address, escapes included. */
    public SipCall from(String number) {
        caller = number;
        return this;
    }

    /** Who listens; nobody unless said otherwise. */
    public SipCall heardBy(ClipRecognizer listener) {
        ear = listener;
        return this;
    }

    /** The longest that the call may last; 60 s unless said otherwise. */
    public SipCall limit(Duration longest) {
        limit = longest;
        return this;
    }

    public SipCall after(Duration wait) {
        now = now.plus(wait);
        return this;
    }

    /** Keys, each a {@link #BEAT} after the one before. */
    public SipCall keys(String pressed) {
        keys.add(new TimedKeys(now.plus(BEAT), pressed, BEAT));
        return after(BEAT.multipliedBy(pressed.length()));
    }

    /** Says this so long after the tone, whenever that comes; what follows waits as long. */
    public SipCall says(Duration afterTone, Sound sound) {
        voices.add(new TimedVoice(afterTone, sound));
        return this;
    }

    public SipCall hangUpAfter(Duration wait) {
        after(wait);
        hangUpAt = Optional.of(now);
        return this;
    }

    /** Places the call and returns when it has ended. */
    public Ended place() {
        var server = new InetSocketAddress(InetAddress.getLoopbackAddress(), asterisk.sipPort());
        var plan = new SipScript(keys, voices, hangUpAt, limit, caller);
        return new Ended(asterisk, digits(), SipLine.to(server, "12333", ear).place(plan));
    }

    private String digits() {
        return caller.replaceAll("%[0-9A-F]{2}", "").replaceAll("[^0-9]", "");
    }
}
