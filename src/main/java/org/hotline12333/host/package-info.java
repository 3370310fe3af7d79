/**
 * What the machine gives and may take. In come paths, limits and the news that the server lives;
 * out come free file descriptors, mount points, files that only their owner reads, and words to a
 * supervisor. Begin with Supervisor.
 */
@NullMarked
package org.hotline12333.host;

import org.jspecify.annotations.NullMarked;
