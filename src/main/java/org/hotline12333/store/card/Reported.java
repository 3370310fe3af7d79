package org.hotline12333.store.card;

import java.time.LocalDate;

/** What comes of a report that a card is lost; it holds, and is on the disk. */
public sealed interface Reported {
    /** To the end of this day. */
    LocalDate holdsTo();

    /** By this call. */
    record Now(LocalDate holdsTo) implements Reported {}

    /** By another one, which stays as it is. */
    record Before(LocalDate holdsTo) implements Reported {}
}
