/**
 * The console's pages. In come requests of a browser, out comes each page, and what it is made of.
 * Begin with Pages.
 */
@NullMarked
package org.hotline12333.console.page;

import org.jspecify.annotations.NullMarked;
