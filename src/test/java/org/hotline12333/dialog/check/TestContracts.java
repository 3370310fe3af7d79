package org.hotline12333.dialog.check;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hotline12333.service.Contract;
import org.hotline12333.service.Contract.Outcome;
import org.hotline12333.service.FieldType;
import org.hotline12333.service.VerificationLevel;
import org.hotline12333.value.ValueKind;

/** Small services for the checker's tests. */
public final class TestContracts {
    private static final Map<String, ValueKind> NOTHING = Map.of();

    private TestContracts() {}

    public static List<Contract> all() {
        return List.of(
                open("look").giving("seen", NOTHING),
                open("look-twice").giving("yes", NOTHING).giving("no", NOTHING),
                open("recall")
                        .giving("known", new Outcome(VerificationLevel.VERIFIED))
                        .giving("unknown", NOTHING),
                open("claim").giving("claimed", new Outcome(VerificationLevel.CLAIMED)),
                open("verify")
                        .taking("password", FieldType.PASSWORD)
                        .giving("verified", new Outcome(VerificationLevel.VERIFIED))
                        .giving("refused", NOTHING),
                Contract.of("change", VerificationLevel.VERIFIED)
                        .taking("password", FieldType.PASSWORD)
                        .giving("changed", NOTHING)
                        .giving("refused", new Outcome(VerificationLevel.UNKNOWN)),
                Contract.of("for-another", VerificationLevel.VERIFIED)
                        .giving("found", new Outcome(VerificationLevel.VERIFIED))
                        .giving("given-up", new Outcome(VerificationLevel.UNKNOWN)),
                Contract.of("tell-amount", VerificationLevel.VERIFIED)
                        .giving("told", Map.of("amount", ValueKind.MONEY)),
                open("order").thatChanges().giving("ordered", NOTHING),
                open("find-month")
                        .taking("month", FieldType.YEAR_MONTH)
                        .giving("found", Map.of("month", ValueKind.YEAR_MONTH))
                        .giving("none", NOTHING),
                open("latest-month").giving("found", Map.of("month", ValueKind.YEAR_MONTH)),
                open("count").giving("counted", Map.of("amount", ValueKind.MONTHS)),
                open("day").giving("known", Map.of("month", ValueKind.DATE)),
                open("older-month").reading("month", ValueKind.YEAR_MONTH).giving("seen", NOTHING),
                open("name-status")
                        .giving(
                                "named",
                                new Outcome(
                                        Map.of("status", ValueKind.PHRASE),
                                        Map.of("status", Set.of("say-amount")),
                                        null)));
    }

    private static Contract open(String service) {
        return Contract.of(service, VerificationLevel.UNKNOWN);
    }
}
