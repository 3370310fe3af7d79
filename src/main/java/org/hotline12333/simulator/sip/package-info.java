/**
 * A telephone for the real Asterisk: places SIP calls, keys, records, and recognises clips in what
 * it heard. In come scripts of keys, out come clips with their times. Begin with SipLine.
 */
@NullMarked
package org.hotline12333.simulator.sip;

import org.jspecify.annotations.NullMarked;
