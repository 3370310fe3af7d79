/**
 * What was published, in the folder of each server. In come releases from the store; out come
 * files, all of a release or none, over a crash as well. Begin with ReleaseFollower.
 */
@NullMarked
package org.hotline12333.publishing;

import org.jspecify.annotations.NullMarked;
