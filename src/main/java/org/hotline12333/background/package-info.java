/**
 * What runs beside the calls, and what is said of faults that come again and again. In come work
 * and faults, out come ticks and lines of the log, both of which tests have in virtual time.
 * Nothing in it knows what the work is, so that every room may use it. Begin with PeriodicTask.
 */
@NullMarked
package org.hotline12333.background;

import org.jspecify.annotations.NullMarked;
