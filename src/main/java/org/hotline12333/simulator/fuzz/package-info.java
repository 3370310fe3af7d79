/**
 * Calls at random, hang-ups at every moment, and what must hold in each of them. In comes a seed
 * and a hotline, out come calls, each of which can be had again, and what did not hold in them.
 * Begin with Fuzz.
 */
@NullMarked
package org.hotline12333.simulator.fuzz;

import org.jspecify.annotations.NullMarked;
