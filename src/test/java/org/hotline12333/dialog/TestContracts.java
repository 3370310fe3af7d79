package org.hotline12333.dialog;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hotline12333.dialog.Contract.Outcome;
import org.hotline12333.prompt.ValueKind;

/** Small services for the checker's tests. */
final class TestContracts {
    private static final Outcome NOTHING = new Outcome(Map.of(), Map.of(), null);

    private TestContracts() {}

    static List<Contract> all() {
        return List.of(
                service("look", Map.of(), Standing.UNKNOWN, Map.of("seen", NOTHING)),
                service(
                        "look-twice",
                        Map.of(),
                        Standing.UNKNOWN,
                        Map.of("yes", NOTHING, "no", NOTHING)),
                service(
                        "claim",
                        Map.of(),
                        Standing.UNKNOWN,
                        Map.of("claimed", new Outcome(Map.of(), Map.of(), Standing.CLAIMED))),
                service(
                        "verify",
                        Map.of("password", FieldType.PASSWORD),
                        Standing.UNKNOWN,
                        Map.of(
                                "verified",
                                new Outcome(Map.of(), Map.of(), Standing.VERIFIED),
                                "refused",
                                NOTHING)),
                service(
                        "tell-amount",
                        Map.of(),
                        Standing.VERIFIED,
                        Map.of("told", gives("amount", ValueKind.MONEY))),
                service(
                        "find-month",
                        Map.of("month", FieldType.YEAR_MONTH),
                        Standing.UNKNOWN,
                        Map.of("found", gives("month", ValueKind.YEAR_MONTH), "none", NOTHING)),
                service(
                        "latest-month",
                        Map.of(),
                        Standing.UNKNOWN,
                        Map.of("found", gives("month", ValueKind.YEAR_MONTH))),
                service(
                        "count",
                        Map.of(),
                        Standing.UNKNOWN,
                        Map.of("counted", gives("amount", ValueKind.MONTHS))),
                service(
                        "day",
                        Map.of(),
                        Standing.UNKNOWN,
                        Map.of("known", gives("month", ValueKind.DATE))),
                new Contract(
                        "older-month",
                        Map.of(),
                        Map.of("month", ValueKind.YEAR_MONTH),
                        Standing.UNKNOWN,
                        Map.of("seen", NOTHING)),
                service(
                        "name-status",
                        Map.of(),
                        Standing.UNKNOWN,
                        Map.of(
                                "named",
                                new Outcome(
                                        Map.of("status", ValueKind.PHRASE),
                                        Map.of("status", Set.of("say-amount")),
                                        null))));
    }

    private static Contract service(
            String name,
            Map<String, FieldType> fields,
            Standing standing,
            Map<String, Outcome> outcomes) {
        return new Contract(name, fields, Map.of(), standing, outcomes);
    }

    private static Outcome gives(String slot, ValueKind kind) {
        return new Outcome(Map.of(slot, kind), Map.of(), null);
    }
}
