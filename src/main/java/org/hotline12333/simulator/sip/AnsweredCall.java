package org.hotline12333.simulator.sip;

import java.net.InetSocketAddress;

/**
 * What is known once a call is answered.
 *
 * @param at by the clock of {@link System#nanoTime}
 * @param sound where the other side takes sound and keys
 */
record AnsweredCall(long at, InetSocketAddress sound) {}
