/**
 * What the console's pages show, and in which words. In comes what the hotline knows, out goes what
 * templates write down. Begin with Page.
 */
@NullMarked
package org.hotline12333.console.view;

import org.jspecify.annotations.NullMarked;
