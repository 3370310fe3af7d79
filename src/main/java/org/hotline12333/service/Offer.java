package org.hotline12333.service;

import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A service before it has what it asks, so that its contract is had without a database.
 *
 * @param serving answers a request with what is asked
 * @param <S> what it asks
 */
public record Offer<S>(Contract contract, BiFunction<S, Service.Request, Service.Result> serving) {
    /** A service whose outcomes are those of what it finds. */
    public static <S, R> Offer<S> of(
            Contract contract, Outcomes<R> outcomes, BiFunction<S, Service.Request, R> finding) {
        return new Offer<>(
                outcomes.in(contract),
                (asked, request) -> outcomes.result(finding.apply(asked, request), Map.of()));
    }

    /** The same, where what it asks is part of something. */
    public <T> Offer<T> from(Function<T, S> part) {
        return new Offer<>(contract, (whole, request) -> serving.apply(part.apply(whole), request));
    }

    /** The service, asking this. */
    public Service over(S asked) {
        return new Service() {
            @Override
            public Contract contract() {
                return contract;
            }

            @Override
            public Result serve(Request request) {
                return serving.apply(asked, request);
            }
        };
    }
}
