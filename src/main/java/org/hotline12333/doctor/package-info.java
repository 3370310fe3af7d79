/**
 * Looks at a whole installation and says what is wrong with it, with the mend; changes nothing. In
 * come settings, files and what Asterisk answers, out come findings, one a line. Begin with
 * Diagnosis and Check.
 */
@NullMarked
package org.hotline12333.doctor;

import org.jspecify.annotations.NullMarked;
