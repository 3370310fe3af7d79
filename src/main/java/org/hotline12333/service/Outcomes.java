package org.hotline12333.service;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hotline12333.identity.PersonId;
import org.hotline12333.value.Value;

/**
 * What may come of a service: an outcome for each case of a sealed type. The contract has its
 * outcomes from here, and so has each result its slots; a case without an outcome is found when the
 * contract is made.
 *
 * @param <R> the sealed type
 */
public final class Outcomes<R> {
    private final Class<R> type;
    private final Map<Class<?>, Case<?>> cases;

    private Outcomes(Class<R> type, Map<Class<?>, Case<?>> cases) {
        this.type = type;
        this.cases = cases;
    }

    /** None yet. */
    public static <R> Outcomes<R> of(Class<R> type) {
        return new Outcomes<>(type, Map.of());
    }

    /** One case, and what is told of it. */
    private record Case<C>(
            Class<C> type,
            String outcome,
            Mapping<C> slots,
            Optional<VerificationLevel> level,
            Function<C, Optional<PersonId>> person) {
        Contract.Outcome promised() {
            return new Contract.Outcome(slots.kinds(), slots.phrases(), level.orElse(null));
        }

        Service.Result result(Object found, Map<String, Value> given) {
            C record = type.cast(found);
            return new Service.Result(
                    outcome,
                    slots.values(record, given),
                    level.flatMap(known ->
                            person.apply(record).map(who -> new Service.Caller(known, who))));
        }
    }

    /** These, and an outcome that fills slots. */
    @SafeVarargs
    @SuppressWarnings("varargs") // they are passed on, to be read
    public final <C extends R> Outcomes<R> answer(
            String outcome, Class<C> found, Mapping<? super C>... slots) {
        return and(
                new Case<>(
                        found,
                        outcome,
                        Mapping.of(slots),
                        Optional.empty(),
                        _ -> Optional.empty()));
    }

    /** These, and an outcome after which more is known of the caller. */
    public <C extends R> Outcomes<R> knowing(
            String outcome, Class<C> found, VerificationLevel level, Function<C, PersonId> person) {
        return and(
                new Case<>(
                        found,
                        outcome,
                        Mapping.of(),
                        Optional.of(level),
                        person.andThen(Optional::of)));
    }

    private Outcomes<R> and(Case<?> next) {
        Map<Class<?>, Case<?>> more = new LinkedHashMap<>(cases);
        if (more.put(next.type(), next) != null
                || cases.values().stream()
                        .anyMatch(each -> each.outcome().equals(next.outcome()))) {
            throw new IllegalStateException(
                    "two outcomes for one: " + next.outcome() + ", " + next.type().getName());
        }
        return new Outcomes<>(type, more);
    }

    /**
     * A contract with these outcomes.
     *
     * @throws IllegalStateException where a case has none
     */
    public Contract in(Contract contract) {
        cases(type)
                .filter(each -> !cases.containsKey(each))
                .findFirst()
                .ifPresent(each -> {
                    throw new IllegalStateException(
                            contract.service() + " has no outcome for " + each.getName());
                });
        Contract whole = contract;
        for (Case<?> each : cases.values()) {
            whole = whole.giving(each.outcome(), each.promised());
        }
        return whole;
    }

    private static Stream<Class<?>> cases(Class<?> type) {
        return type.isSealed()
                ? Stream.of(type.getPermittedSubclasses()).flatMap(Outcomes::cases)
                : Stream.of(type);
    }

    /**
     * What is told of what was found.
     *
     * @param given values that are had beside it, by slot
     */
    public Service.Result result(R found, Map<String, Value> given) {
        return Objects.requireNonNull(cases.get(found.getClass())).result(found, given);
    }
}
