package org.hotline12333.insurance.records;

import java.util.function.Function;

/**
 * What is asked of one person's records.
 *
 * @param audited its name in the audit
 * @param detail the month or year asked for, or empty
 * @param query finds the answer
 */
public record Question<R>(String audited, String detail, Function<PersonRecords, R> query) {}
