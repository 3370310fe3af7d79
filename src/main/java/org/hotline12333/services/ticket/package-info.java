/**
 * Services by which callers leave something for others to answer, and ask how it stands. In comes
 * what was confirmed or said, out comes the number of a ticket. Begin with TicketServices, which
 * lists them.
 */
@NullMarked
package org.hotline12333.services.ticket;

import org.jspecify.annotations.NullMarked;
