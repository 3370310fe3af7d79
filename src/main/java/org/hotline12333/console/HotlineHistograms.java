package org.hotline12333.console;

import io.prometheus.metrics.model.registry.Collector;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.hotline12333.metrics.CallCounts;
import org.hotline12333.metrics.Durations;
import org.hotline12333.service.Contract;
import org.hotline12333.services.Services;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * How long things take, as Prometheus wants it. Micrometer's own histograms are written to; these
 * are read from what is counted already.
 */
@Configuration(proxyBeanMethods = false)
class HotlineHistograms {
    /** The last is what is longer than all bounds. */
    private static List<Double> bounds(Durations durations) {
        return Stream.concat(
                        durations.bounds().stream().map(HotlineHistograms::seconds),
                        Stream.of(Double.POSITIVE_INFINITY))
                .toList();
    }

    private static double seconds(Duration bound) {
        return bound.toMillis() / 1_000.0;
    }

    @Bean
    Collector turnarounds(PrometheusRegistry registry, CallCounts counts) {
        return registered(
                registry,
                () ->
                        HistogramSnapshot.builder()
                                .name("hotline_turnaround_seconds")
                                .help("from a caller's last key to what is said next")
                                .dataPoint(point(counts.turnarounds(), Labels.EMPTY))
                                .build());
    }

    @Bean
    Collector services(PrometheusRegistry registry, CallCounts counts) {
        List<String> names = Services.contracts().stream().map(Contract::service).toList();
        return registered(
                registry,
                () -> {
                    HistogramSnapshot.Builder all =
                            HistogramSnapshot.builder()
                                    .name("hotline_service_seconds")
                                    .help("how long services took to answer");
                    for (String name : names) {
                        all.dataPoint(point(counts.of(name), Labels.of("service", name)));
                    }
                    return all.build();
                });
    }

    @Bean
    Collector queues(PrometheusRegistry registry, CallCounts counts) {
        return registered(
                registry,
                () -> {
                    HistogramSnapshot.Builder all =
                            HistogramSnapshot.builder()
                                    .name("hotline_queue_waited_seconds")
                                    .help("how long callers waited in a queue that they have left");
                    counts.visits()
                            .forEach(
                                    (visit, waited) -> all.dataPoint(point(waited, labels(visit))));
                    return all.build();
                });
    }

    private static Labels labels(CallCounts.Visit visit) {
        return Labels.of(
                "queue", visit.queue(), "outcome", visit.outcome().name().toLowerCase(Locale.ROOT));
    }

    private static Collector registered(PrometheusRegistry registry, Collector collector) {
        registry.register(collector);
        return collector;
    }

    private static HistogramDataPointSnapshot point(Durations durations, Labels labels) {
        HistogramDataPointSnapshot.Builder point = HistogramDataPointSnapshot.builder();
        point.classicHistogramBuckets(
                ClassicHistogramBuckets.of(bounds(durations), durations.counts()));
        return point.sum(durations.seconds()).labels(labels).build();
    }
}
