package org.hotline12333.store.outbox;

import java.time.Duration;
import java.util.Optional;

/** What came of a try to send a message. */
public sealed interface Tried {
    /** The gateway has it. */
    record Sent() implements Tried {}

    /** The gateway will not have it, however often it comes. */
    record Refused(int status) implements Tried {}

    /**
     * It may have it the next time, or have it already.
     *
     * @param why in a word, without what was sent
     * @param after how long the gateway wants to be left alone, where it says so
     */
    record Later(String why, Optional<Duration> after) implements Tried {}
}
