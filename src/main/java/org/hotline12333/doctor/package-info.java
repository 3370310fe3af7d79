/** Looks at an installation and says what is wrong with it: one check for each thing. */
@NullMarked
package org.hotline12333.doctor;

import org.jspecify.annotations.NullMarked;
