/** The telephone line as a port: say, collect, transfer, disconnect; and its clock. */
@NullMarked
package org.hotline12333.channel;

import org.jspecify.annotations.NullMarked;
