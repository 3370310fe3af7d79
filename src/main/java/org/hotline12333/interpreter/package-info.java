/** Where a call stands, what comes next, and the loop that performs it. */
@NullMarked
package org.hotline12333.interpreter;

import org.jspecify.annotations.NullMarked;
