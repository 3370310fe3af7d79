/**
 * The telephone line as a port: say, collect, transfer, disconnect; and its clock. With it a line
 * in memory, for simulated callers in virtual time.
 */
@NullMarked
package org.hotline12333.channel;

import org.jspecify.annotations.NullMarked;
