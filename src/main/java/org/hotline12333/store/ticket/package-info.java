/**
 * What callers leave for others to answer, each with a number by which they can ask for it: opened
 * once however often it is asked for, in one transaction with its row of the audit, and told to
 * nobody but who opened it. In comes a wish, out comes a ticket, which an operator shows, answers
 * and exports. Begin with Tickets.
 */
@NullMarked
package org.hotline12333.store.ticket;

import org.jspecify.annotations.NullMarked;
