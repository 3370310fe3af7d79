/**
 * The console: pages and measurements over HTTP, beside the calls and never before them. Begin with
 * Console.
 */
@NullMarked
package org.hotline12333.console;

import org.jspecify.annotations.NullMarked;
