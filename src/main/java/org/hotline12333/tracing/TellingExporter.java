package org.hotline12333.tracing;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;
import org.hotline12333.background.RateLimitedLog;

/** Says what is lost in the hotline's own log; the library's log is off. */
record TellingExporter(SpanExporter exporter, RateLimitedLog log) implements SpanExporter {
    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
        int count = spans.size();
        CompletableResultCode result = exporter.export(spans);
        result.whenComplete(() -> {
            if (result.isSuccess()) {
                log.forget();
            } else {
                log.about("traces lost", count + " spans, the collector does not take them");
            }
        });
        return result;
    }

    @Override
    public CompletableResultCode flush() {
        return exporter.flush();
    }

    @Override
    public CompletableResultCode shutdown() {
        return exporter.shutdown();
    }
}
