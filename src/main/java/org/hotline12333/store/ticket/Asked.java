package org.hotline12333.store.ticket;

import java.time.LocalDate;

/** What is told of a ticket to who names its number. */
public sealed interface Asked {
    /** Nobody has answered it yet. */
    record StillOpen(LocalDate promised) implements Asked {}

    record Answered(LocalDate on) implements Asked {}

    /** There is none of this number, or it is another's: nobody can tell which. */
    record NotYours() implements Asked {}

    /** Too much was guessed lately, by this origin or by all: it was not looked for. */
    record HeldOff() implements Asked {}
}
