/**
 * What a dialplan is: dialogs, questions, actions and the transitions between them, immutable and
 * without a way to read or prove it. In comes what dialog.reading has read and dialog.check has
 * proven; out goes what the interpreter performs and what callers' seconds and coverage are
 * reckoned from. Begin with Dialplan and Dialog.
 */
@NullMarked
package org.hotline12333.dialog;

import org.jspecify.annotations.NullMarked;
