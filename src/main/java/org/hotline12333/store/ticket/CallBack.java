package org.hotline12333.store.ticket;

import java.time.LocalDate;
import org.hotline12333.identity.TelephoneNumber;

/**
 * Where and when somebody wishes to be called.
 *
 * @param language in which they speak: the name of its folder; empty where nobody knows
 */
public record CallBack(TelephoneNumber number, LocalDate day, HalfDay half, String language) {}
