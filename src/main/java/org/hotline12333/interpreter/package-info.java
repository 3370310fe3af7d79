/**
 * One call: a pure state machine over a dialplan (CallSession: state and answer in, next step out)
 * and the loop that performs its steps on a channel (CallRunner). Observers are told what happens;
 * the call's state can be kept and resumed elsewhere. Begin with CallRunner.
 */
@NullMarked
package org.hotline12333.interpreter;

import org.jspecify.annotations.NullMarked;
