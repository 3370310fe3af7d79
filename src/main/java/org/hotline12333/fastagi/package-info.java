/** Our side of the wire: FastAGI server and channel over asterisk-java. */
@NullMarked
package org.hotline12333.fastagi;

import org.jspecify.annotations.NullMarked;
