/**
 * A telephone for whoever tries the menus by hand, one key at a time, without a call that stays
 * open: the script so far is the whole state, and each turn plays it anew on demo people in memory.
 * In come a script, a moment and what is done at it, out comes the call so far; or a call of the
 * call log, out comes how it goes today. It knows neither the web nor any store: no row of the
 * floor plan leads from here to one. Begin with TrialCalls.
 */
@NullMarked
package org.hotline12333.simulator.trial;

import org.jspecify.annotations.NullMarked;
