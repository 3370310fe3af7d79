/**
 * Calling back who wishes it. In come the looks of an exchange's clock and what came of each call;
 * out comes whom to call now, by the hours of the agents and the half of a day that was wished.
 * Begin with CallBackClock.
 */
@NullMarked
package org.hotline12333.callback;

import org.jspecify.annotations.NullMarked;
