/**
 * One call: a pure state machine over a dialplan (CallSession: state and answer in, next step out)
 * and the loop that performs its steps on a channel (CallRunner). In come a dialplan, a caller's
 * keys and the outcomes of services; out come prompts, requests to services, transfers, events for
 * observers, and a state that is resumed elsewhere. Begin with CallRunner.
 */
@NullMarked
package org.hotline12333.interpreter;

import org.jspecify.annotations.NullMarked;
