/**
 * A whole hotline in one process with the demo people, for scripted and typed calls. In come
 * dialplans and texts, out comes a hotline to call, whose store and clock can be broken. Begin with
 * DemoHotline.
 */
@NullMarked
package org.hotline12333.simulator.testbed;

import org.jspecify.annotations.NullMarked;
