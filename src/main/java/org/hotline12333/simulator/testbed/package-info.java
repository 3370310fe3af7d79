/**
 * A whole hotline in one process with the demo people, for scripted and typed calls. Begin with
 * DemoHotline.
 */
@NullMarked
package org.hotline12333.simulator.testbed;

import org.jspecify.annotations.NullMarked;
