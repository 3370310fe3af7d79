/**
 * The files of an embedded database. In comes the place that its URL names; out come a folder that
 * is there, files that nobody else reads, writes that do not fail for a full disk, or a refusal
 * with the mend. Begin with StorePlace.
 */
@NullMarked
package org.hotline12333.store.file;

import org.jspecify.annotations.NullMarked;
