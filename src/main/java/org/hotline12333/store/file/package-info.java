/**
 * The files of an embedded database: where they lie, that they are not lost or read by others, and
 * a reserve for a full disk. Begin with StorePlace.
 */
@NullMarked
package org.hotline12333.store.file;

import org.jspecify.annotations.NullMarked;
