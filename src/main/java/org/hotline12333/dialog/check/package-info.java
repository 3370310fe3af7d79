/**
 * The proof that an unchecked dialplan is one: whatever it names exists, every slot is filled where
 * it is said, every caller finds a way out, and nobody is asked for ever. In come an unchecked
 * dialplan, contracts and texts, out come problems or a dialplan. Begin with Checker.
 */
@NullMarked
package org.hotline12333.dialog.check;

import org.jspecify.annotations.NullMarked;
