/**
 * The record store as a whole, as the rest of the house sees it. In come a database and a key file,
 * out come credentials, enquiries and audit. Begin with RecordStore.
 */
@NullMarked
package org.hotline12333.insurance;

import org.jspecify.annotations.NullMarked;
