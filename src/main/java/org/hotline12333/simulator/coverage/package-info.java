/**
 * Which ways of a dialplan were walked. In come the dialplan and the events of calls, out come
 * text, JSON and a picture. Begin with Coverage.
 */
@NullMarked
package org.hotline12333.simulator.coverage;

import org.jspecify.annotations.NullMarked;
