/**
 * The verbs of the launcher: arguments in, lines and an exit status out. Whatever they do is done
 * by other rooms. Begin with Hotline.
 */
@NullMarked
package org.hotline12333.cli;

import org.jspecify.annotations.NullMarked;
