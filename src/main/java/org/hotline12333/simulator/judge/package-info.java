/**
 * Whether a conversation was as its script says. In come a script and the route that it is run on,
 * out comes a verdict, and reports of all for people and machines. Begin with Judge.
 */
@NullMarked
package org.hotline12333.simulator.judge;

import org.jspecify.annotations.NullMarked;
