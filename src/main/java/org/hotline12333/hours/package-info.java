/**
 * When somebody is there: the working days of a year, and the hours of each queue. In come the
 * files of {@code dialplans/hours}, read strictly; out come answers about a day or a moment, each
 * worked out in a few steps and without a clock. Begin with OpeningHours.
 */
@NullMarked
package org.hotline12333.hours;

import org.jspecify.annotations.NullMarked;
