/**
 * The ways to a hotline under test: in memory, over FastAGI, through a real Asterisk. In comes a
 * script, out comes the conversation. Begin with Route.
 */
@NullMarked
package org.hotline12333.simulator.routes;

import org.jspecify.annotations.NullMarked;
