/**
 * What is otherwise between two releases, as callers meet it. In come both, out come single
 * differences that a page says in words. Begin with Differences.
 */
@NullMarked
package org.hotline12333.difference;

import org.jspecify.annotations.NullMarked;
