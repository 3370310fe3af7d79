/**
 * What the machine gives and may take: file descriptors, mount points, files that only their owner
 * reads, a supervisor that wants to hear that we live. Begin with Supervisor.
 */
@NullMarked
package org.hotline12333.host;

import org.jspecify.annotations.NullMarked;
