/**
 * Who reads a page, and whether they may. In come requests of a browser with what it holds; out
 * come readers, cookies and refusals. Begin with Readers.
 */
@NullMarked
package org.hotline12333.console.access;

import org.jspecify.annotations.NullMarked;
