/**
 * What an operator may set. In come variables of the environment, read once and checked; out come
 * settings that make sense together, or a refusal with the mend in one line. Begin with Settings.
 */
@NullMarked
package org.hotline12333.settings;

import org.jspecify.annotations.NullMarked;
