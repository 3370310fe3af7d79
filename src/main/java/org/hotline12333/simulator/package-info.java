/**
 * Callers who follow a script or a keyboard, the calls they make in memory, over FastAGI and over
 * SIP, and the judgement of what they heard.
 */
@NullMarked
package org.hotline12333.simulator;

import org.jspecify.annotations.NullMarked;
