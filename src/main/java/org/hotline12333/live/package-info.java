/**
 * Calls under way, for those who watch over the hotline: where each is, and nothing of what is
 * asked or answered. In come events of calls, out come calls as others may see them. Begin with
 * LiveCalls.
 */
@NullMarked
package org.hotline12333.live;

import org.jspecify.annotations.NullMarked;
