/**
 * The verbs of the launcher. In come arguments, out come lines and an exit status; whatever they do
 * is done by other rooms. Begin with Hotline.
 */
@NullMarked
package org.hotline12333.cli;

import org.jspecify.annotations.NullMarked;
