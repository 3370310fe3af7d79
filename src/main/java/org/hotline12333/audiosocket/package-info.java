/**
 * Sound between Asterisk and us, over AudioSocket: a recording comes in as frames and becomes a
 * sound, a sound goes out as frames. In come bookings, of which each is good for one connection;
 * out comes what was said or keyed. Begin with SoundDoor.
 */
@NullMarked
package org.hotline12333.audiosocket;

import org.jspecify.annotations.NullMarked;
