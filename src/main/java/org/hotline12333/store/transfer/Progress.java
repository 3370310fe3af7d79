package org.hotline12333.store.transfer;

/** Who is told how far it is. */
@FunctionalInterface
public interface Progress {
    /**
     * So many rows are done.
     *
     * @param all as many as the table has
     */
    void at(String table, long done, long all);
}
