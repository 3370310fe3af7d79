/**
 * What is to be sent to persons, at the telephone that they have registered. In come messages, each
 * in one transaction with its row of the audit; out comes one at a time, over all servers, for
 * whoever sends it. Begin with Outbox.
 */
@NullMarked
package org.hotline12333.store.outbox;

import org.jspecify.annotations.NullMarked;
