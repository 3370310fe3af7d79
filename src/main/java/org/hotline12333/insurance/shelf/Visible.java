package org.hotline12333.insurance.shelf;

import org.hotline12333.insurance.records.DataDates;

/**
 * What callers hear now.
 *
 * @param delivery its number
 * @param people how many are in it
 */
public record Visible(int delivery, Shelf shelf, DataDates dates, long people) {}
