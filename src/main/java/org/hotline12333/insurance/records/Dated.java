package org.hotline12333.insurance.records;

/** What the records say, and the months that those same records cover. */
public record Dated<R>(R record, DataDates dates) {}
