/**
 * Calls as traces of OpenTelemetry. In comes what happens in calls; out come their spans when they
 * are over, for a collector that no call waits for. Begin with CallTraces.
 */
@NullMarked
package org.hotline12333.tracing;

import org.jspecify.annotations.NullMarked;
