/** The roof: application, wiring, settings and the verbs of the launcher. */
@NullMarked
package org.hotline12333;

import org.jspecify.annotations.NullMarked;
