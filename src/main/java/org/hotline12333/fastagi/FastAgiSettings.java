package org.hotline12333.fastagi;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import org.hotline12333.audiosocket.Pace;

/**
 * The door that Asterisk comes in by.
 *
 * @param port 0 for any that is free
 * @param allow who may come in
 * @param callsMax calls at once; one more is told that all lines are busy
 * @param silentMax connections at once that have yet to say what call they bring
 * @param headerDeadline how long a peer may take for what costs Asterisk milliseconds: to say what
 *     call it brings, and to read a command
 * @param replyDeadline how long Asterisk may take for one command, prompts included; this and a
 *     command that is not read are noticed up to a tenth of it later, at most a second
 * @param drain how long calls under way may take to end when the server closes
 * @param handOver how long those that are left may take to their next question
 * @param recorded whether Asterisk records calls: then it rests while a secret is keyed
 * @param soundPort where Asterisk brings and fetches the sound of recordings; 0 for any that is
 *     free, since it is told with each
 * @param pace whose clock that sound goes by
 */
public record FastAgiSettings(
        InetAddress address,
        int port,
        List<Network> allow,
        int callsMax,
        int silentMax,
        Duration headerDeadline,
        Duration replyDeadline,
        Duration drain,
        Duration handOver,
        boolean recorded,
        int soundPort,
        Pace pace) {
    /**
     * Connections that have yet to say what call they bring. Asterisk needs milliseconds for that.
     */
    static final int SILENT_MAX = 1_000;

    /** Of the connections that there are descriptors for, so many may be silent. */
    private static final int SILENT_PART = 4;

    private static final Duration LATE_BY_MAX = Duration.ofSeconds(1);
    private static final Duration HEADER_DEADLINE = Duration.ofSeconds(5);
    private static final Duration REPLY_DEADLINE = Duration.ofMinutes(10);
    private static final Duration DRAIN = Duration.ofSeconds(20);
    private static final Duration HAND_OVER = Duration.ofSeconds(40);

    public FastAgiSettings {
        allow = List.copyOf(allow);
    }

    /** From one look for late peers to the next. */
    Duration lateBy() {
        Duration tenth = replyDeadline.dividedBy(10);
        return tenth.compareTo(LATE_BY_MAX) < 0 ? tenth : LATE_BY_MAX;
    }

    /** The usual deadlines. */
    public static FastAgiSettings of(
            InetAddress address, int port, List<String> allow, int callsMax) {
        return new FastAgiSettings(
                address,
                port,
                allow.stream().map(Network::of).toList(),
                callsMax,
                SILENT_MAX,
                HEADER_DEADLINE,
                REPLY_DEADLINE,
                DRAIN,
                HAND_OVER,
                false,
                0,
                Pace.CLOCK);
    }

    /** The longest that calls may take to end when the server closes. */
    public Duration endMax() {
        return drain.plus(handOver);
    }

    /** The same, where calls may take so long to end. */
    public FastAgiSettings withDrain(Duration time) {
        return new FastAgiSettings(
                address,
                port,
                allow,
                callsMax,
                silentMax,
                headerDeadline,
                replyDeadline,
                time,
                handOver,
                recorded,
                soundPort,
                pace);
    }

    /** The same, where Asterisk may record calls. */
    public FastAgiSettings withRecorded(boolean calls) {
        return new FastAgiSettings(
                address,
                port,
                allow,
                callsMax,
                silentMax,
                headerDeadline,
                replyDeadline,
                drain,
                handOver,
                calls,
                soundPort,
                pace);
    }

    /** The same, where Asterisk brings the sound of recordings to this port. */
    public FastAgiSettings withSoundPort(int other) {
        return new FastAgiSettings(
                address,
                port,
                allow,
                callsMax,
                silentMax,
                headerDeadline,
                replyDeadline,
                drain,
                handOver,
                recorded,
                other,
                pace);
    }

    /** The same, where the sound of recordings goes by this clock. */
    public FastAgiSettings withPace(Pace other) {
        return new FastAgiSettings(
                address,
                port,
                allow,
                callsMax,
                silentMax,
                headerDeadline,
                replyDeadline,
                drain,
                handOver,
                recorded,
                soundPort,
                other);
    }

    /** Whether somebody from there may come in. */
    boolean allows(InetAddress peer) {
        return allow.stream().anyMatch(network -> network.contains(peer));
    }

    /** The same with no more connections, calls and silent ones, than so many. */
    public FastAgiSettings within(int connections) {
        int silent = Math.clamp(connections / SILENT_PART, 1, silentMax);
        return new FastAgiSettings(
                address,
                port,
                allow,
                Math.clamp(connections - silent, 1, callsMax),
                silent,
                headerDeadline,
                replyDeadline,
                drain,
                handOver,
                recorded,
                soundPort,
                pace);
    }
}
