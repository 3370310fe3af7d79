package org.hotline12333.store.ticket;

import java.time.LocalDate;
import org.hotline12333.identity.TelephoneNumber;

/** Where and when somebody wishes to be called. */
public record CallBack(TelephoneNumber number, LocalDate day, HalfDay half) {}
