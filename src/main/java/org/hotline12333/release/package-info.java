/**
 * A dialplan with its texts, as one release that leads calls. In comes a folder, read at the start
 * and watched from then on; out come a release that was proven, or problems, and the release before
 * goes on. Begin with ReleaseFolder.
 */
@NullMarked
package org.hotline12333.release;

import org.jspecify.annotations.NullMarked;
