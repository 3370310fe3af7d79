package org.hotline12333.store.audit;

/**
 * Which database an audit belongs to, so that no row of another one with the same key passes for
 * its own.
 *
 * @param database its name, by chance
 * @param after rows with a higher id are signed for it; those before it may be from the time when
 *     rows were not
 */
record AuditOrigin(String database, long after) {}
