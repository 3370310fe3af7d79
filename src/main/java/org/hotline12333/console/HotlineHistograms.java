package org.hotline12333.console;

import io.prometheus.metrics.model.registry.Collector;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hotline12333.channel.Arrival;
import org.hotline12333.interpreter.Release;
import org.hotline12333.interpreter.Releases;
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

    /** Each from the beginning, so that the first of its kind is seen as a rise. */
    @Bean
    Collector queues(PrometheusRegistry registry, CallCounts counts, Releases releases) {
        return registered(
                registry,
                () -> {
                    HistogramSnapshot.Builder all =
                            HistogramSnapshot.builder()
                                    .name("hotline_queue_waited_seconds")
                                    .help("how long callers waited in a queue that they have left");
                    for (String queue : queues(releases, counts)) {
                        all.dataPoint(point(counts.waited(queue), Labels.of("queue", queue)));
                    }
                    return all.build();
                });
    }

    @Bean
    Collector visits(PrometheusRegistry registry, CallCounts counts, Releases releases) {
        return registered(
                registry,
                () -> {
                    CounterSnapshot.Builder all =
                            CounterSnapshot.builder()
                                    .name("hotline_queue_left")
                                    .help("how often a queue was left, and how");
                    Map<CallCounts.Visit, Long> visits = counts.visits();
                    for (String queue : queues(releases, counts)) {
                        for (Arrival.Outcome outcome : Arrival.Outcome.values()) {
                            Long times =
                                    visits.getOrDefault(new CallCounts.Visit(queue, outcome), 0L);
                            all.dataPoint(
                                    CounterDataPointSnapshot.builder()
                                            .value(times)
                                            .labels(labels(queue, outcome))
                                            .build());
                        }
                    }
                    return all.build();
                });
    }

    private static Labels labels(String queue, Arrival.Outcome outcome) {
        return Labels.of("queue", queue, "outcome", outcome.name().toLowerCase(Locale.ROOT));
    }

    /** Those that the present menus lead to, and those that calls have come from. */
    private static SortedSet<String> queues(Releases releases, CallCounts counts) {
        Release present = releases.present();
        return Stream.concat(
                        present.dialplan().queues().values().stream()
                                .flatMap(queue ->
                                        present.prompts().languages().stream().map(queue::target)),
                        counts.visits().keySet().stream().map(CallCounts.Visit::queue))
                .collect(Collectors.toCollection(TreeSet::new));
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
