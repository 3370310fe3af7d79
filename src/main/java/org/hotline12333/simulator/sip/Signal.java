package org.hotline12333.simulator.sip;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;

/**
 * What SIPp noted of a call, one line each: a {@link Kind}, then what {@link Scenario} adds.
 *
 * @param words of {@code ANSWERED}, {@code HUNG_UP} and {@code HANGS_UP}: seconds and microseconds
 *     of the day's clock; of {@code ANSWERED} also port and address of the sound; of {@code
 *     REFUSED} the status
 */
record Signal(Kind kind, List<String> words) {
    enum Kind {
        ANSWERED,
        /** By the other side. */
        HUNG_UP,
        /** The caller. */
        HANGS_UP,
        UNANSWERED,
        REFUSED
    }

    static Signal read(String line) {
        List<String> words = List.of(line.split(" "));
        return new Signal(Kind.valueOf(words.getFirst()), words.subList(1, words.size()));
    }

    /** Time since the epoch. */
    Duration time() {
        return Duration.ofSeconds(whole(words.get(0))).plusNanos(whole(words.get(1)) * 1_000);
    }

    InetSocketAddress sound() {
        return new InetSocketAddress(words.get(3), (int) whole(words.get(2)));
    }

    int status() {
        return (int) whole(words.get(0));
    }

    /** SIPp writes some whole numbers with decimals. */
    private static long whole(String number) {
        return Math.round(Double.parseDouble(number));
    }
}
