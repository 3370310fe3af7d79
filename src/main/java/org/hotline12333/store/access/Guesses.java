package org.hotline12333.store.access;

import java.time.Instant;
import java.util.List;
import org.hotline12333.service.Enquirer;

/**
 * Guesses at something that is not a person's number, such as that of a ticket: they are counted
 * with those that are, so that nobody gets more of them by guessing at both.
 */
public interface Guesses {
    /**
     * Whether a guess is held off; inside a transaction.
     *
     * @param origins the hashes of its origin, that of the writing key first
     * @param first is run where it is the first that is
     */
    boolean holdOff(Enquirer enquirer, List<String> origins, Instant now, Runnable first);

    /** A guess was wrong; inside a transaction. */
    void count(Enquirer enquirer, List<String> origins, Instant now);

    /** That was committed. */
    void counted(Enquirer enquirer, Instant now);
}
