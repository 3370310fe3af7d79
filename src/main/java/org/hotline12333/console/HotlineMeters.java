package org.hotline12333.console;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.config.MeterFilter;
import java.util.Locale;
import java.util.Objects;
import org.hotline12333.fastagi.FastAgiServer;
import org.hotline12333.insurance.RecordStore;
import org.hotline12333.interpreter.CallEvent.End;
import org.hotline12333.metrics.CallCounts;
import org.hotline12333.metrics.CallCounts.Answer;
import org.hotline12333.service.Contract;
import org.hotline12333.services.Services;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The figures for the machine room: read from what is counted anyway when somebody asks. */
@Configuration(proxyBeanMethods = false)
class HotlineMeters {
    /** Its unit is none that Prometheus knows. */
    @Bean
    MeterFilter withoutCompilation() {
        return MeterFilter.denyNameStartsWith("jvm.compilation");
    }

    @Bean
    MeterBinder callMeters(FastAgiServer server, CallCounts counts) {
        return registry -> {
            Gauge.builder("hotline.calls.now", server, FastAgiServer::calls)
                    .description("calls under way")
                    .register(registry);
            Gauge.builder("hotline.calls.limit", server, FastAgiServer::callsMax)
                    .description("calls at once; one more hears that all lines are busy")
                    .register(registry);
            FunctionCounter.builder("hotline.calls.begun", counts, CallCounts::begun)
                    .description("calls; a caller whom a queue gives back begins again")
                    .register(registry);
            FunctionCounter.builder("hotline.commands", server, FastAgiServer::commands)
                    .description("commands that Asterisk was given")
                    .register(registry);
            FunctionCounter.builder("hotline.steps", counts, CallCounts::steps)
                    .description("times that something was asked of callers")
                    .register(registry);
            for (End how : End.values()) {
                FunctionCounter.builder("hotline.calls.ended", counts, of -> of.over(how))
                        .description("calls that were left in this way")
                        .tag("how", how.name().toLowerCase(Locale.ROOT))
                        .register(registry);
            }
        };
    }

    /** Which build this is; the figure is always 1. */
    @Bean
    MeterBinder buildMeters() {
        String version =
                Objects.requireNonNullElse(
                        Console.class.getPackage().getImplementationVersion(), "unpacked");
        return registry ->
                Gauge.builder("hotline.build.info", () -> 1)
                        .description("which build this is")
                        .tag("version", version)
                        .register(registry);
    }

    /** Each from the beginning, so that the first of its kind is seen as a rise. */
    @Bean
    MeterBinder answerMeters(CallCounts counts) {
        return registry -> {
            for (Contract contract : Services.contracts()) {
                for (String outcome : contract.outcomes().keySet()) {
                    Answer answer = new Answer(contract.service(), outcome);
                    FunctionCounter.builder("hotline.answers", counts, of -> of.given(answer))
                            .description("what services answered")
                            .tag("service", answer.service())
                            .tag("outcome", answer.outcome())
                            .register(registry);
                }
            }
        };
    }

    @Bean
    MeterBinder storeMeters(RecordStore records) {
        StoreFigures figures = new StoreFigures(records, System::nanoTime);
        return registry -> {
            Gauge.builder("hotline.store.up", figures, StoreFigures::up)
                    .description("1 where the record store answers, else 0")
                    .register(registry);
            Gauge.builder("hotline.people", figures, of -> of.now().people())
                    .description("persons whom callers can ask about")
                    .register(registry);
            Gauge.builder("hotline.data.month.end", figures, of -> of.now().dataTo())
                    .description("when the last month of the records was over")
                    .baseUnit("seconds")
                    .register(registry);
            Gauge.builder("hotline.outbox", figures, of -> of.now().waiting())
                    .description("messages to persons that are not sent")
                    .tag("state", "waiting")
                    .register(registry);
            Gauge.builder("hotline.outbox", figures, of -> of.now().dead())
                    .description("messages to persons that are not sent")
                    .tag("state", "dead")
                    .register(registry);
        };
    }
}
