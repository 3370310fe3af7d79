/**
 * A dialplan with its texts, as one edition that leads calls: read from its folder, watched, and
 * replaced when a change was proven. Begin with ReleaseFolder.
 */
@NullMarked
package org.hotline12333.release;

import org.jspecify.annotations.NullMarked;
