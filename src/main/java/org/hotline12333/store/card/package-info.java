/**
 * Cards that callers have reported lost. In come reports and what takes them back, each in one
 * transaction with its row of the audit and its message; out comes until when a report holds, which
 * ends by itself. Begin with CardLosses.
 */
@NullMarked
package org.hotline12333.store.card;

import org.jspecify.annotations.NullMarked;
