/**
 * The parts that run calls, put together once for all who have calls run: the server, scripts in
 * memory, tests. In come the records, the states that were opened and the dialplans; out comes a
 * runner of calls. Begin with CallWiring.
 */
@NullMarked
package org.hotline12333.wiring;

import org.jspecify.annotations.NullMarked;
