/**
 * Calls at random, hang-ups at every moment, and what must hold in each of them. Replayable by
 * their seed. Begin with Fuzz.
 */
@NullMarked
package org.hotline12333.simulator.fuzz;

import org.jspecify.annotations.NullMarked;
