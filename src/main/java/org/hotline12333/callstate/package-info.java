/**
 * The state of a call on its way through the exchange: sealed so that nobody there can read, change
 * or replay it. In comes a line of the interpreter's, out comes what Asterisk carries. Begin with
 * AesStateSealer.
 */
@NullMarked
package org.hotline12333.callstate;

import org.jspecify.annotations.NullMarked;
