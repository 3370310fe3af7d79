/**
 * A telephone line in memory and virtual time: a caller who hears and keys, agents, an exchange
 * with a real one's limits. In come the caller's acts, out comes what was heard and when. Begin
 * with SimulatedChannel.
 */
@NullMarked
package org.hotline12333.simulator.line;

import org.jspecify.annotations.NullMarked;
