/**
 * Where a change is tried before a caller meets it. In come a candidate and the folder that it is
 * for, out come problems at their lines, the difference in words, sounds that can be heard, and
 * whether it may be published. No call waits for any of it. Begin with Gate.
 */
@NullMarked
package org.hotline12333.gate;

import org.jspecify.annotations.NullMarked;
