/**
 * The console, beside the calls and never before them. In come requests over HTTP, out come figures
 * and health. Begin with Console.
 */
@NullMarked
package org.hotline12333.console;

import org.jspecify.annotations.NullMarked;
