/**
 * The database, and nothing of what its tables mean: kinds of URL, patience, transactions, schema,
 * and when it counts as away. In come work and statements, out come results or
 * RecordStoreAwayException. Begin with Database and DatabaseAddress.
 */
@NullMarked
package org.hotline12333.store.database;

import org.jspecify.annotations.NullMarked;
