/**
 * What a dialplan is: dialogs, questions, actions and the transitions between them, immutable and
 * without a way to read or prove it. Begin with Dialplan and Dialog.
 */
@NullMarked
package org.hotline12333.dialog;

import org.jspecify.annotations.NullMarked;
