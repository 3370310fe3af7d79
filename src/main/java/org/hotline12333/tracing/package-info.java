/**
 * Calls as traces of OpenTelemetry. In comes what happens in calls; out go their spans, when they
 * are over, to a collector that no call waits for. Begin with CallTraces.
 */
@NullMarked
package org.hotline12333.tracing;

import org.jspecify.annotations.NullMarked;
