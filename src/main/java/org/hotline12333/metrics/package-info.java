/**
 * What calls do, counted: in come their events, out come totals since the start. Counting costs a
 * call no lock. Begin with CallCounts.
 */
@NullMarked
package org.hotline12333.metrics;

import org.jspecify.annotations.NullMarked;
