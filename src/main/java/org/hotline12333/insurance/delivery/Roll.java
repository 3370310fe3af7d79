package org.hotline12333.insurance.delivery;

import org.hotline12333.identity.IdNumber;
import org.hotline12333.identity.SocialSecurityNumber;

/**
 * The numbers of the persons whom a delivery has named so far, each with its line. For one thread.
 */
public interface Roll {
    /** No line. */
    long ABSENT = 0;

    /** The line in which somebody has this number of the agency's, or {@link #ABSENT}. */
    long line(String personNumber);

    /**
     * The same of an ID number.
     *
     * @throws IllegalStateException behind {@link #complete}
     */
    long line(IdNumber number);

    /**
     * The same of a social security number.
     *
     * @throws IllegalStateException behind {@link #complete}
     */
    long line(SocialSecurityNumber number);

    /** Puts in a person none of whose numbers has a line. */
    void enter(PersonRow person, long line);

    /** Whether the records know this number, so that a delivery of changes may speak of it. */
    boolean isKnownElsewhere(String personNumber);

    /** Nobody comes any more: only the agency's numbers will be asked for. */
    void complete();
}
