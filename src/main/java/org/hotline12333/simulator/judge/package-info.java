/**
 * Whether a conversation was as its script says, and reports of it for people and machines. Begin
 * with Judge.
 */
@NullMarked
package org.hotline12333.simulator.judge;

import org.jspecify.annotations.NullMarked;
