/**
 * The other end of FastAGI: an Asterisk that calls a real server over a socket, as strict as the
 * real one. In come a caller and the address of a server, out comes what was heard and how the call
 * ended. Shares no code with fastagi, so that no misunderstanding is shared. Begin with AgiPeer.
 */
@NullMarked
package org.hotline12333.simulator.asterisk;

import org.jspecify.annotations.NullMarked;
