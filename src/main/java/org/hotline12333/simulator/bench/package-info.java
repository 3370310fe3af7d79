/**
 * Many callers at once against a server, and a bare echo server as the floor in the same run. In
 * come a rate and a time, out come figures. Begin with AgiBench.
 */
@NullMarked
package org.hotline12333.simulator.bench;

import org.jspecify.annotations.NullMarked;
