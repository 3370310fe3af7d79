package org.hotline12333.service;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.hotline12333.identity.PersonId;
import org.hotline12333.identity.Secret;
import org.hotline12333.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * What a form submits to. One object serves all calls at once. Anything it throws is our fault or
 * the record store's: the caller hears the dialplan's {@code error} action.
 */
public interface Service {
    Contract contract();

    Result serve(Request request);

    /**
     * What a form sends.
     *
     * @param enquirer who asks, and by which way, for the audit
     * @param fields what was given, by field name
     * @param values slots of earlier outcomes, by name
     * @param caller who asks, as far as it is known
     * @param today the day of the call
     * @param language in which the caller is spoken to: the name of its folder
     * @param told the answer that the caller was told last, as it is written; empty where that was
     *     none
     */
    record Request(
            Enquirer enquirer,
            Map<String, FieldValue> fields,
            Map<String, Value> values,
            Optional<Caller> caller,
            LocalDate today,
            String language,
            Secret told) {
        public Request {
            fields = Map.copyOf(fields);
            values = Map.copyOf(values);
        }

        /** Of a caller who was told nothing before. */
        public Request(
                Enquirer enquirer,
                Map<String, FieldValue> fields,
                Map<String, Value> values,
                Optional<Caller> caller,
                LocalDate today,
                String language) {
            this(enquirer, fields, values, caller, today, language, Secret.of(""));
        }

        /** The person who asks, known as well as the contract demands. */
        public PersonId person() {
            return caller.map(Caller::person)
                    .orElseThrow(() -> new IllegalStateException("no caller is known"));
        }

        /** A filled field, of the type that the contract demands. */
        public <T extends FieldValue> T field(String name, Class<T> type) {
            return taken(name, fields.get(name), type);
        }

        /** A slot of an earlier outcome, of the kind that the contract demands. */
        public <T extends Value> T value(String name, Class<T> type) {
            return taken(name, values.get(name), type);
        }

        private static <T> T taken(String name, @Nullable Object value, Class<T> type) {
            if (value == null) {
                throw new IllegalStateException(name + " is not filled");
            }
            return type.cast(value);
        }
    }

    /**
     * What comes back.
     *
     * @param caller who calls, where this outcome says more about it
     */
    record Result(String outcome, Map<String, Value> slots, Optional<Caller> caller) {
        public Result {
            slots = Map.copyOf(slots);
        }

        public static Result of(String outcome) {
            return new Result(outcome, Map.of(), Optional.empty());
        }

        public static Result of(String outcome, Map<String, Value> slots) {
            return new Result(outcome, slots, Optional.empty());
        }

        public static Result of(String outcome, Caller caller) {
            return new Result(outcome, Map.of(), Optional.of(caller));
        }
    }

    /**
     * Who calls.
     *
     * @param person the record store's own name of the person; says nothing outside the store
     */
    record Caller(VerificationLevel level, PersonId person) {}
}
