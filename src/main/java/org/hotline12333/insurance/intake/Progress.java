package org.hotline12333.insurance.intake;

/** Who is told how far an intake is. */
@FunctionalInterface
public interface Progress {
    /**
     * So much is done.
     *
     * @param step what is being done
     * @param done rows or persons
     * @param all as many as there are
     */
    void at(String step, long done, long all);
}
