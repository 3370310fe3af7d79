/**
 * What testers' telephones hear: a draft before callers meet it, in a world of demo people. In come
 * their calls and the draft that is on the test number; out goes nothing but sound. Begin with
 * DraftLine.
 */
@NullMarked
package org.hotline12333.testline;

import org.jspecify.annotations.NullMarked;
