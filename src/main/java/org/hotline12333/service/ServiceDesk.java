package org.hotline12333.service;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.hotline12333.background.RateLimitedLog;
import org.hotline12333.identity.Secret;
import org.hotline12333.service.Service.Caller;
import org.hotline12333.service.Service.Request;
import org.hotline12333.service.Service.Result;
import org.hotline12333.value.Value;
import org.hotline12333.value.ValueKind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The only way to a service, whichever channel asks: it lets through what the service's contract
 * declares, and nothing else, in both directions. What breaks a contract is our fault, and is
 * thrown as an {@link IllegalStateException} that names service and outcome, never a value. One
 * object serves all at once.
 */
public final class ServiceDesk {
    /**
     * No service may take longer. Each bounds itself, by the statements it makes: nobody else can
     * end it without a second thread for each answer. What is late is told in the log, and is an
     * answer all the same: it was done.
     */
    public static final Duration TIME_MAX = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(ServiceDesk.class);

    private final Map<String, Counter> counters;
    private final LongSupplier nanos;
    private final RateLimitedLog late;

    /** A service, with its contract. */
    private record Counter(Service service, Contract contract) {}

    /** A desk for these services, each of another name. */
    public ServiceDesk(Collection<Service> services) {
        this(services, System::nanoTime);
    }

    /**
     * @param nanos a clock like {@link System#nanoTime}
     */
    ServiceDesk(Collection<Service> services, LongSupplier nanos) {
        this.nanos = nanos;
        late = new RateLimitedLog(nanos);
        counters =
                services.stream()
                        .map(it -> new Counter(it, it.contract()))
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        it -> it.contract().service(), Function.identity()));
    }

    /**
     * Has a request served.
     *
     * @param service its name
     * @throws ServiceAwayException where something that it needs does not answer
     */
    public Result serve(String service, Request request) {
        Counter counter = counters.get(service);
        if (counter == null) {
            throw new IllegalStateException("no service " + service);
        }
        Request declared = declared(counter.contract(), request);
        long begun = nanos.getAsLong();
        Result result = counter.service().serve(declared);
        took(counter, begun, nanos.getAsLong());
        check(counter.contract(), result);
        return result;
    }

    private void took(Counter counter, long begun, long now) {
        if (now - begun > TIME_MAX.toNanos()) {
            String service = counter.contract().service();
            late.about(
                    service,
                    _ ->
                            LOG.warn(
                                    "service slow: {} took {} ms of {} s",
                                    service,
                                    Duration.ofNanos(now - begun).toMillis(),
                                    TIME_MAX.toSeconds()));
        }
    }

    /** The request, of which the service sees no slot that it does not read. */
    private static Request declared(Contract contract, Request request) {
        VerificationLevel level =
                request.caller().map(Caller::level).orElse(VerificationLevel.UNKNOWN);
        if (level.compareTo(contract.level()) < 0) {
            throw broken(contract, "it needs a caller who is " + contract.level());
        }
        contract.fields()
                .forEach((name, type) -> {
                    FieldValue value = request.fields().get(name);
                    if (value == null || value.type() != type) {
                        throw broken(
                                contract,
                                "field %s is not filled by a %s".formatted(name, type.word()));
                    }
                });
        if (request.fields().size() > contract.fields().size()) {
            throw broken(
                    contract,
                    "it takes the fields %s, and was given %s"
                            .formatted(
                                    sorted(contract.fields().keySet()),
                                    sorted(request.fields().keySet())));
        }
        Map<String, Value> read = read(contract, request.values());
        return new Request(
                request.enquirer(),
                request.fields(),
                read,
                request.caller(),
                request.today(),
                request.language(),
                contract.sending() ? request.told() : Secret.of(""));
    }

    private static Map<String, Value> read(Contract contract, Map<String, Value> slots) {
        if (contract.values().isEmpty()) {
            return Map.of();
        }
        Map<String, Value> read = new HashMap<>();
        contract.values()
                .forEach((name, kind) -> {
                    Value value = slots.get(name);
                    if (value == null || value.kind() != kind) {
                        throw broken(
                                contract,
                                "slot %s is not filled by a %s".formatted(name, kind.word()));
                    }
                    read.put(name, value);
                });
        return read;
    }

    private static void check(Contract contract, Result result) {
        Contract.Outcome promised = contract.outcomes().get(result.outcome());
        if (promised == null) {
            throw broken(contract, "it declares no outcome " + result.outcome());
        }
        if (!result.slots().keySet().equals(promised.slots().keySet())) {
            throw broken(
                    contract,
                    result,
                    "fills %s, and is declared with %s"
                            .formatted(
                                    sorted(result.slots().keySet()),
                                    sorted(promised.slots().keySet())));
        }
        promised.slots().forEach((name, kind) -> check(contract, result, promised, name, kind));
        VerificationLevel level = promised.level();
        if (level == null && result.caller().isPresent()) {
            throw broken(contract, result, "says who calls, and is not declared to");
        }
        if (level != null && result.caller().map(Caller::level).filter(level::equals).isEmpty()) {
            throw broken(contract, result, "must know a caller as " + level);
        }
    }

    private static void check(
            Contract contract,
            Result result,
            Contract.Outcome promised,
            String name,
            ValueKind kind) {
        Value value = Objects.requireNonNull(result.slots().get(name));
        if (value.kind() != kind) {
            throw broken(
                    contract,
                    result,
                    "fills slot %s with a %s, not a %s"
                            .formatted(name, value.kind().word(), kind.word()));
        }
        if (value instanceof Value.Phrase(String text)
                && !promised.phrases().getOrDefault(name, Set.of()).contains(text)) {
            throw broken(
                    contract, result, "fills slot " + name + " with a phrase that is not declared");
        }
    }

    private static IllegalStateException broken(Contract contract, Result result, String how) {
        return broken(contract, "outcome " + result.outcome() + " " + how);
    }

    private static IllegalStateException broken(Contract contract, String how) {
        return new IllegalStateException(contract.service() + ": " + how);
    }

    private static Set<String> sorted(Set<String> names) {
        return new TreeSet<>(names);
    }
}
