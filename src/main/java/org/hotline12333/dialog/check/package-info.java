/**
 * The proof that a draft is a dialplan: whatever it names exists, every slot is filled where it is
 * said, every caller finds a way out, and nobody is asked for ever. In come a draft, contracts and
 * texts, out come problems or a dialplan. Begin with Checker.
 */
@NullMarked
package org.hotline12333.dialog.check;

import org.jspecify.annotations.NullMarked;
