/**
 * What calls do, counted. In come their events, out come totals since the start; counting costs a
 * call no lock. Begin with CallCounts.
 */
@NullMarked
package org.hotline12333.metrics;

import org.jspecify.annotations.NullMarked;
