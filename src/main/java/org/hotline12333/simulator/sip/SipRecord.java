package org.hotline12333.simulator.sip;

import java.time.Duration;
import java.util.List;
import org.hotline12333.simulator.line.Played;

/**
 * A call that has ended; times count from the answer.
 *
 * @param heard the clips that came down the line, in order
 * @param unknown the sounds that are no clip, in order
 * @param hungUpByHotline whether the other side ended the call
 * @param keysAt when each key took effect
 * @param recording what was judged
 */
public record SipRecord(
        List<HeardClip> heard,
        List<UnknownSound> unknown,
        boolean hungUpByHotline,
        Duration length,
        List<Duration> keysAt,
        Recording recording) {
    /** What was heard as the simulated line tells it. */
    public List<Played> played() {
        return heard.stream().map(HeardClip::played).toList();
    }
}
