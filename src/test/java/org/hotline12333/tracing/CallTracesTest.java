package org.hotline12333.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.hotline12333.channel.CallFacts;
import org.hotline12333.channel.KeyInput;
import org.hotline12333.fastagi.LogLines;
import org.hotline12333.interpreter.CallEvent;
import org.hotline12333.prompt.Language;
import org.hotline12333.simulator.testbed.RehearsedHotline;
import org.junit.jupiter.api.Test;

class CallTracesTest {
    /** A demo person hears the balance. */
    private static final Path CALL = Path.of("calls/limits/hanging-up-during-the-figures.call");

    private static final String ID_NUMBER = "990000198001010012";
    private static final String SOCIAL_SECURITY_NUMBER = "1000000012";
    private static final AttributeKey<String> WAY = AttributeKey.stringKey("hotline.way");

    private static void call(CallTraces traces) throws IOException {
        try (traces;
                RehearsedHotline hotline = RehearsedHotline.observedBy(traces)) {
            String script = Files.readString(CALL);
            assertThat(script).contains(ID_NUMBER, SOCIAL_SECURITY_NUMBER);
            assertThat(hotline.failures(script)).isEmpty();
        }
    }

    private static List<SpanData> spans() throws IOException {
        List<SpanData> spans = new CopyOnWriteArrayList<>();
        call(CallTraces.by(new Exporter(spans, true)));
        return spans.stream()
                .sorted(Comparator.comparingLong(SpanData::getStartEpochNanos))
                .toList();
    }

    @Test
    void eachStepIsASpanOfItsCall() throws Exception {
        List<SpanData> spans = spans();
        SpanData call = only(spans, "call");

        assertThat(call.getParentSpanContext().isValid()).isFalse();
        assertThat(spans)
                .filteredOn(span -> !span.equals(call))
                .allMatch(span -> span.getParentSpanId().equals(call.getSpanId()))
                .allMatch(span -> span.getStartEpochNanos() >= call.getStartEpochNanos())
                .allMatch(span -> span.getEndEpochNanos() <= call.getEndEpochNanos())
                .extracting(SpanData::getName)
                .contains("ask main", "serve verify-numbers", "serve tell-pension");
        assertThat(call.getAttributes().get(AttributeKey.stringKey("hotline.ended")))
                .isEqualTo("hung_up");
    }

    @Test
    void aStepLastsUntilItIsAnsweredAndSaysWhereThatLed() throws Exception {
        SpanData main = only(spans(), "ask main");

        assertThat(main.getEvents()).extracting(EventData::getName).containsExactly("way");
        assertThat(main.getEvents())
                .extracting(way -> way.getAttributes().get(WAY))
                .allMatch(way -> way.startsWith("main"));
        assertThat(main.getEndEpochNanos()).isEqualTo(main.getEvents().getFirst().getEpochNanos());
        assertThat(main.getEndEpochNanos()).isGreaterThan(main.getStartEpochNanos());
    }

    @Test
    void whereANumberLedThatNobodyAskedForIsNotTold() {
        List<SpanData> spans = new CopyOnWriteArrayList<>();
        try (CallTraces traces = CallTraces.by(new Exporter(spans, true))) {
            Consumer<CallEvent> call =
                    traces.begins(
                            new CallEvent.Begun(
                                    Duration.ZERO,
                                    new CallFacts("1.1", "", "12333"),
                                    "d",
                                    Instant.EPOCH));
            for (int key = 1; key <= 6; key++) {
                Duration at = Duration.ofMillis(300L * key);
                call.accept(new CallEvent.Asked(at, "place" + key, new Language("zh"), List.of()));
                call.accept(
                        new CallEvent.Answered(
                                at, "place" + key, "1", 1, KeyInput.End.COMPLETE, false));
            }
            call.accept(new CallEvent.Ended(Duration.ofSeconds(9), CallEvent.End.HUNG_UP, ""));
        }

        assertThat(spans).extracting(SpanData::getName).containsExactly("ask place1", "call");
        assertThat(spans.getFirst().getEvents())
                .extracting(EventData::getName)
                .containsExactly("key run");
    }

    @Test
    void whatFollowsAnAnswerLaterIsNotOfItsStep() {
        List<SpanData> spans = new CopyOnWriteArrayList<>();
        try (CallTraces traces = CallTraces.by(new Exporter(spans, true))) {
            Consumer<CallEvent> call =
                    traces.begins(
                            new CallEvent.Begun(
                                    Duration.ZERO,
                                    new CallFacts("1.1", "", "12333"),
                                    "d",
                                    Instant.EPOCH));
            call.accept(new CallEvent.Asked(Duration.ZERO, "main", new Language("zh"), List.of()));
            call.accept(
                    new CallEvent.Answered(
                            Duration.ofSeconds(5), "main", "1", 1, KeyInput.End.COMPLETE, false));
            call.accept(new CallEvent.Ended(Duration.ofSeconds(8), CallEvent.End.HUNG_UP, ""));
        }

        assertThat(only(spans, "ask main").getEndEpochNanos())
                .isEqualTo(Duration.ofSeconds(5).toNanos());
    }

    @Test
    void whatIsSentHoldsNothingThatWasKeyed() throws Exception {
        List<String> sent = new CopyOnWriteArrayList<>();
        HttpServer collector =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        collector.createContext(
                "/v1/traces",
                exchange -> {
                    sent.add(exchange.getRequestHeaders().getFirst("Content-Type"));
                    sent.add(
                            new String(
                                    exchange.getRequestBody().readAllBytes(),
                                    StandardCharsets.ISO_8859_1));
                    exchange.sendResponseHeaders(200, -1);
                    exchange.close();
                });
        collector.start();
        try {
            call(
                    CallTraces.to(
                            URI.create(
                                    "http://127.0.0.1:%d/v1/traces"
                                            .formatted(collector.getAddress().getPort()))));
        } finally {
            collector.stop(0);
        }

        assertThat(String.join(" ", sent))
                .contains("application/x-protobuf", "hotline12333", "ask main", "hotline.keys")
                .doesNotContain(ID_NUMBER, SOCIAL_SECURITY_NUMBER, "2864032");
    }

    @Test
    void whatACollectorDoesNotTakeIsToldAndHurtsNoCall() throws Exception {
        List<SpanData> none = new CopyOnWriteArrayList<>();
        try (LogLines log = new LogLines()) {
            call(CallTraces.by(new Exporter(none, false)));

            assertThat(log.lines())
                    .filteredOn(line -> line.contains("traces"))
                    .singleElement()
                    .asString()
                    .startsWith("WARN traces lost: ");
        }
    }

    private static SpanData only(List<SpanData> spans, String name) {
        return spans.stream().filter(span -> span.getName().equals(name)).findFirst().orElseThrow();
    }

    /** Keeps the spans, or takes none. */
    private record Exporter(List<SpanData> spans, boolean takes) implements SpanExporter {
        @Override
        public CompletableResultCode export(Collection<SpanData> more) {
            if (takes) {
                spans.addAll(more);
                return CompletableResultCode.ofSuccess();
            }
            return CompletableResultCode.ofFailure();
        }

        @Override
        public CompletableResultCode flush() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode shutdown() {
            return CompletableResultCode.ofSuccess();
        }
    }
}
