package org.hotline12333.insurance.records;

/**
 * A personal medical account; amounts in fen.
 *
 * @param creditedThisMonth in the month of the data date
 * @param spentThisYear in its year
 */
public record MedicalBalance(long balance, long creditedThisMonth, long spentThisYear) {}
