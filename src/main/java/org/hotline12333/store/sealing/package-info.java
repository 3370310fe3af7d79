/**
 * The keys, and what they do: hashes to find a number by, seals to keep it by, each bound to its
 * row. In come numbers in the clear, out comes what a thief cannot read. Begin with SealingKeys.
 */
@NullMarked
package org.hotline12333.store.sealing;

import org.jspecify.annotations.NullMarked;
