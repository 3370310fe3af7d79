package org.hotline12333.store.ticket;

import java.time.LocalDate;

/**
 * What a caller wants of others.
 *
 * @param about the record that it concerns; empty where it concerns none
 * @param promised by when it is to be answered
 */
public record Wish(TicketKind kind, String about, LocalDate promised) {}
