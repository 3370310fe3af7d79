/**
 * What callers have said, sealed: kept as a draft, sent, played, deleted. In come sounds, out come
 * their ids; no sound is ever in a file. Begin with Recordings.
 */
@NullMarked
package org.hotline12333.store.recording;

import org.jspecify.annotations.NullMarked;
