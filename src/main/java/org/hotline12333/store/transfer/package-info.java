/**
 * A whole store from one database to another, by way of a file: every table that the database says
 * it has, every row, every value, and nothing of what they mean. In comes an embedded database, out
 * comes a file; in comes that file, out comes the same in another database. Begin with StoreFile,
 * StoreWriter and StoreReader.
 */
@NullMarked
package org.hotline12333.store.transfer;

import org.jspecify.annotations.NullMarked;
