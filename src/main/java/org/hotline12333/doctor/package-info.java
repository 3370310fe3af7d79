/**
 * Looks at a whole installation and says what is wrong with it, with the mend; changes nothing.
 * Begin with Diagnosis and Check.
 */
@NullMarked
package org.hotline12333.doctor;

import org.jspecify.annotations.NullMarked;
