/**
 * The port to a caller: play this, collect those keys, transfer, hang up. It is implemented by
 * FastAGI for real calls and by the simulator's line for all others, under one contract test. In
 * come utterances, out come keys. Begin with CallChannel.
 */
@NullMarked
package org.hotline12333.channel;

import org.jspecify.annotations.NullMarked;
