package org.hotline12333.dialog;

import static org.hotline12333.prompt.ValueKind.DATE;
import static org.hotline12333.prompt.ValueKind.DIGITS;
import static org.hotline12333.prompt.ValueKind.DURATION;
import static org.hotline12333.prompt.ValueKind.GRADE;
import static org.hotline12333.prompt.ValueKind.MONEY;
import static org.hotline12333.prompt.ValueKind.MONTHS;
import static org.hotline12333.prompt.ValueKind.PHRASE;
import static org.hotline12333.prompt.ValueKind.TAIL;
import static org.hotline12333.prompt.ValueKind.YEAR_MONTH;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hotline12333.dialog.Contract.Outcome;
import org.hotline12333.prompt.ValueKind;
import org.jspecify.annotations.Nullable;

/** The contracts that the shipped dialplan is written against. */
final class ShippedContracts {
    private static final Map<String, ValueKind> DATED = Map.of("data-month", YEAR_MONTH);
    private static final Map<String, ValueKind> PENSION =
            Map.of("status", PHRASE, "balance", MONEY, "months", MONTHS, "duration", DURATION);
    private static final Map<String, ValueKind> PAYMENT =
            Map.of(
                    "paid-month", YEAR_MONTH,
                    "amount", MONEY,
                    "paid-date", DATE,
                    "account-tail", TAIL);
    private static final Map<String, ValueKind> MONTH = Map.of("month", YEAR_MONTH);
    private static final Map<String, ValueKind> CONTRIBUTION =
            Map.of("month", YEAR_MONTH, "base", MONEY, "personal", MONEY, "employer", MONEY);
    private static final Map<String, ValueKind> START = Map.of("start", YEAR_MONTH);

    private ShippedContracts() {}

    static List<Contract> all() {
        return List.of(
                recallCaller(),
                verifyNumbers(),
                verifyPassword(),
                pension(),
                medical(),
                unemployment(),
                workInjury(),
                maternity(),
                latest(),
                older(),
                ofMonth(),
                ofYear());
    }

    private static Contract recallCaller() {
        return contract(
                "recall-caller",
                Map.of(),
                Standing.UNKNOWN,
                Map.of("known", gives(Standing.VERIFIED), "unknown", gives(null)));
    }

    private static Contract verifyNumbers() {
        return contract(
                "verify-numbers",
                Map.of(
                        "id-number",
                        FieldType.ID_NUMBER,
                        "social-security-number",
                        FieldType.SOCIAL_SECURITY_NUMBER),
                Standing.UNKNOWN,
                Map.of(
                        "verified", gives(Standing.VERIFIED),
                        "password", gives(Standing.CLAIMED),
                        "refused", gives(null)));
    }

    private static Contract verifyPassword() {
        return contract(
                "verify-password",
                Map.of("password", FieldType.PASSWORD),
                Standing.CLAIMED,
                Map.of("verified", gives(Standing.VERIFIED), "refused", gives(null)));
    }

    private static Contract pension() {
        return tells(
                "tell-pension",
                Map.of(
                        "account", says(PENSION, DATED),
                        "pensioner", says(PENSION, PAYMENT, DATED),
                        "resident", says(PENSION, DATED),
                        "nothing-credited", says(DATED),
                        "not-insured", says()));
    }

    private static Contract medical() {
        return tells(
                "tell-medical",
                Map.of(
                        "account",
                        says(Map.of("balance", MONEY, "credited", MONEY, "spent", MONEY), DATED),
                        "resident",
                        says(Map.of("status", PHRASE), DATED),
                        "not-insured",
                        says()));
    }

    private static Contract unemployment() {
        return tells(
                "tell-unemployment",
                Map.of(
                        "insured",
                        says(Map.of("status", PHRASE, "months", MONTHS), DATED),
                        "benefit",
                        says(
                                Map.of("amount", MONEY, "months-left", MONTHS, "paid-date", DATE),
                                DATED),
                        "not-insured",
                        says()));
    }

    private static Contract workInjury() {
        return tells(
                "tell-work-injury",
                Map.of(
                        "insured", says(Map.of("status", PHRASE), DATED),
                        "graded", says(Map.of("status", PHRASE, "grade", GRADE), DATED),
                        "not-insured", says()));
    }

    private static Contract maternity() {
        return tells(
                "tell-maternity",
                Map.of("insured", says(Map.of("months", MONTHS), DATED), "not-insured", says()));
    }

    private static Contract latest() {
        return tells(
                "tell-latest-contribution",
                Map.of(
                        "credited", says(CONTRIBUTION, DATED),
                        "not-credited", says(CONTRIBUTION, DATED),
                        "none", says(DATED)));
    }

    private static Contract older() {
        return new Contract(
                "tell-older-contribution",
                Map.of(),
                MONTH,
                Standing.VERIFIED,
                Map.of(
                        "credited", says(CONTRIBUTION, DATED),
                        "not-credited", says(CONTRIBUTION, DATED),
                        "unpaid", says(MONTH, DATED),
                        "no-older", says(DATED)));
    }

    private static Contract ofMonth() {
        return contract(
                "tell-contribution-of-month",
                Map.of("month", FieldType.YEAR_MONTH),
                Standing.VERIFIED,
                Map.of(
                        "credited", says(CONTRIBUTION, DATED),
                        "not-credited", says(CONTRIBUTION, DATED),
                        "unpaid", says(MONTH, DATED),
                        "before-start", says(START, DATED),
                        "after-data", says(DATED)));
    }

    private static Contract ofYear() {
        return contract(
                "tell-contributions-of-year",
                Map.of("year", FieldType.YEAR),
                Standing.VERIFIED,
                Map.of(
                        "total",
                        says(
                                Map.of(
                                        "year", DIGITS,
                                        "personal", MONEY,
                                        "employer", MONEY,
                                        "months", MONTHS),
                                DATED),
                        "unpaid",
                        says(Map.of("year", DIGITS), DATED),
                        "before-start",
                        says(START, DATED),
                        "after-data",
                        says(DATED)));
    }

    private static Contract tells(String service, Map<String, Outcome> outcomes) {
        return contract(service, Map.of(), Standing.VERIFIED, outcomes);
    }

    private static Contract contract(
            String service,
            Map<String, FieldType> fields,
            Standing standing,
            Map<String, Outcome> outcomes) {
        return new Contract(service, fields, Map.of(), standing, outcomes);
    }

    private static Outcome gives(@Nullable Standing standing) {
        return new Outcome(Map.of(), Map.of(), standing);
    }

    @SafeVarargs
    private static Outcome says(Map<String, ValueKind>... slots) {
        Map<String, ValueKind> all = new HashMap<>();
        for (Map<String, ValueKind> more : slots) {
            all.putAll(more);
        }
        return new Outcome(
                all,
                all.containsKey("status") ? Map.of("status", Set.of("status-paying")) : Map.of(),
                null);
    }
}
