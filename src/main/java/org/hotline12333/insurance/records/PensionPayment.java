package org.hotline12333.insurance.records;

import java.time.LocalDate;
import java.time.YearMonth;

/**
 * A pension that was paid.
 *
 * @param amount in fen
 * @param accountTail the last four digits of the bank account
 */
public record PensionPayment(YearMonth month, long amount, LocalDate paidOn, String accountTail) {}
