/** Asterisk's side of the wire, as a peer that speaks FastAGI without an Asterisk. */
@NullMarked
package org.hotline12333.asterisk;

import org.jspecify.annotations.NullMarked;
