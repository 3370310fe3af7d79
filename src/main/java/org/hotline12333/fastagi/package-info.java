/**
 * Calls from a real Asterisk: the door, the protocol, and a channel over it, each with limits that
 * have names. In come sockets, out come calls for whoever runs them. Knows no dialplan. Begin with
 * FastAgiServer.
 */
@NullMarked
package org.hotline12333.fastagi;

import org.jspecify.annotations.NullMarked;
