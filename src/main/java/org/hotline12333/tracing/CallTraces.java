package org.hotline12333.tracing;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.hotline12333.background.RateLimitedLog;
import org.hotline12333.interpreter.CallEvent;
import org.hotline12333.interpreter.CallEvent.Begun;
import org.hotline12333.interpreter.CallObserver;
import org.hotline12333.interpreter.KeyRuns;

/**
 * Tells a collector of each call when it is over: a span of the call, and one of each step, with
 * the times that they had. No key and no figure is in them, and of numbers keyed where none was
 * asked for not even where they led. What a collector does not take is lost, and told once a
 * minute.
 */
public final class CallTraces implements CallObserver, AutoCloseable {
    /** Spans that may wait: half a minute of a busy hotline. */
    static final int WAITING_MAX = 20_000;

    /** How long a collector may take, and how long closing waits for it. */
    static final Duration PATIENCE = Duration.ofSeconds(5);

    private final CallObserver observer;
    private final Runnable end;

    private CallTraces(CallObserver observer, Runnable end) {
        this.observer = observer;
        this.end = end;
    }

    /** No traces, at no cost. */
    public static CallTraces none() {
        return new CallTraces(CallObserver.NONE, () -> {});
    }

    /**
     * Traces for a collector that speaks OTLP over HTTP.
     *
     * @param collector with its path, mostly {@code /v1/traces}
     */
    public static CallTraces to(URI collector) {
        return by(
                OtlpHttpSpanExporter.builder()
                        .setEndpoint(collector.toString())
                        .setTimeout(PATIENCE)
                        .build());
    }

    static CallTraces by(SpanExporter exporter) {
        SpanExporter telling = new TellingExporter(exporter, new RateLimitedLog(System::nanoTime));
        SdkTracerProvider provider =
                SdkTracerProvider.builder()
                        .setResource(Resource.getDefault().merge(Resource.create(hotline())))
                        .addSpanProcessor(
                                BatchSpanProcessor.builder(telling)
                                        .setMaxQueueSize(WAITING_MAX)
                                        .setExporterTimeout(PATIENCE)
                                        .build())
                        .build();
        Tracer tracer = provider.get("org.hotline12333");
        return new CallTraces(
                new KeyRuns(begun -> new CallTrace(tracer, begun)),
                () -> provider.shutdown().join(PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
    }

    private static Attributes hotline() {
        String version =
                Objects.requireNonNullElse(
                        CallTraces.class.getPackage().getImplementationVersion(), "unpacked");
        return Attributes.builder()
                .put("service.name", "hotline12333")
                .put("service.version", version)
                .build();
    }

    @Override
    public Consumer<CallEvent> begins(Begun call) {
        return observer.begins(call);
    }

    /** Sends what waits, as far as the collector takes it in time. */
    @Override
    public void close() {
        end.run();
    }
}
