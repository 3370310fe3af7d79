package org.hotline12333.services;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hotline12333.service.Contract;
import org.hotline12333.service.FieldType;
import org.hotline12333.service.VerificationLevel;
import org.hotline12333.value.ValueKind;
import org.junit.jupiter.api.Test;

/** The table for operators is made from the contracts; where it differs, it is said here whole. */
class ServicesPageTest {
    @Test
    void listsEveryServiceAsItsContractIs() throws IOException {
        List<String> table =
                Files.readAllLines(Path.of("docs/dialplan.md")).stream()
                        .dropWhile(line -> !line.startsWith("| service |"))
                        .skip(2)
                        .takeWhile(line -> line.startsWith("|"))
                        .toList();

        List<String> made = Services.contracts().stream().map(this::row).toList();
        assertThat(table)
                .withFailMessage(() ->
                        "Paste this as the rows of the table in docs/dialplan.md:\n"
                                + String.join("\n", made))
                .isEqualTo(made);
    }

    private String row(Contract contract) {
        return "| `%s` | %s | %s | %s |"
                .formatted(
                        contract.service(),
                        taken(contract),
                        level(contract.level()),
                        outcomes(contract));
    }

    private static String taken(Contract contract) {
        Stream<String> fields =
                new TreeMap<String, FieldType>(contract.fields())
                        .entrySet().stream()
                                .map(field -> word(field.getKey(), field.getValue().word()));
        Stream<String> values =
                new TreeMap<String, ValueKind>(contract.values())
                        .entrySet().stream()
                                .map(value ->
                                        "the last "
                                                + word(value.getKey(), value.getValue().word()));
        return Stream.concat(fields, values).collect(Collectors.joining(", "));
    }

    /** A name, and its type where that has another. */
    private static String word(String name, String type) {
        return name.equals(type) ? "`" + name + "`" : "`" + name + "` (" + type + ")";
    }

    private static String level(VerificationLevel level) {
        return switch (level) {
            case UNKNOWN -> "everybody";
            case CLAIMED, INITIAL, VERIFIED -> level.name().toLowerCase(Locale.ROOT);
        };
    }

    private static String outcomes(Contract contract) {
        return new TreeMap<>(contract.outcomes())
                .entrySet().stream()
                        .map(outcome -> outcome(outcome.getKey(), outcome.getValue()))
                        .collect(Collectors.joining("; "));
    }

    private static String outcome(String name, Contract.Outcome outcome) {
        String becomes = outcome.level() == null ? "" : ", caller is " + level(outcome.level());
        String slots =
                new TreeMap<>(outcome.slots())
                        .entrySet().stream()
                                .map(ServicesPageTest::slot)
                                .collect(Collectors.joining(", "));
        return "`" + name + "`" + becomes + (slots.isEmpty() ? "" : ": " + slots);
    }

    private static String slot(Map.Entry<String, ValueKind> slot) {
        return word(slot.getKey(), slot.getValue().word());
    }
}
