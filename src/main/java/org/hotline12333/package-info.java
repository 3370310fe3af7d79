/**
 * The wiring, and nothing else: which parts make a server, in which order they open and close. In
 * come settings, out goes a hotline that takes calls. Begin with HotlineApplication.
 */
@NullMarked
package org.hotline12333;

import org.jspecify.annotations.NullMarked;
