package org.hotline12333.simulator.sip;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a caller who cannot hear does in one call; times count from the answer.
 *
 * @param hangUpAt empty: the caller waits for the other side to hang up
 * @param limit the longest that the call may last; the caller hangs up then in any case
 * @param callerNumber the user part of the caller's address, escapes included; a server knows
 *     callers with an account by the account instead
 */
public record SipScript(
        List<TimedKeys> keys,
        List<TimedVoice> voices,
        Optional<Duration> hangUpAt,
        Duration limit,
        String callerNumber) {
    private static final Pattern NUMBER = Pattern.compile("[A-Za-z0-9+*#%._-]{1,128}");

    public SipScript {
        keys = List.copyOf(keys);
        voices = List.copyOf(voices);
        if (!NUMBER.matcher(callerNumber).matches()) {
            throw new IllegalArgumentException("not a caller's number: " + callerNumber);
        }
        if (!limit.isPositive()) {
            throw new IllegalArgumentException("a call needs a limit above zero");
        }
    }

    /** Of a caller who says nothing. */
    public SipScript(
            List<TimedKeys> keys, Optional<Duration> hangUpAt, Duration limit, String number) {
        this(keys, List.of(), hangUpAt, limit, number);
    }

    /** When the caller hangs up at the latest. */
    Duration end() {
        return hangUpAt.filter(at -> at.compareTo(limit) < 0).orElse(limit);
    }
}
