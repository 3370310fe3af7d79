/**
 * What an operator may set, by variables of the environment: read once, checked, and refused with
 * the mend in one line. Begin with Settings.
 */
@NullMarked
package org.hotline12333.settings;

import org.jspecify.annotations.NullMarked;
