/**
 * What a dialplan costs a caller, in seconds and keys, before the first one calls. In come a
 * dialplan and its texts' lengths, out come trips and their weight. Begin with Weight.
 */
@NullMarked
package org.hotline12333.dialog.weight;

import org.jspecify.annotations.NullMarked;
