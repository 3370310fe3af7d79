package org.hotline12333.insurance.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The page says what the code does. */
class DeliveriesPageTest {
    private static final List<String> PAGE = page();

    private static List<String> page() {
        try {
            return Files.readAllLines(Path.of("docs/deliveries.md"));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    @Test
    void eachFileHasItsColumns() {
        says(
                "| file |",
                each(
                        List.of(DeliveryFile.values()),
                        file -> row(file.name().toLowerCase(Locale.ROOT), file.columns())));
    }

    @Test
    void eachBenefitHasItsColumns() {
        says(
                "| benefit | columns |",
                each(List.of(BenefitForm.values()), form -> row(form.name(), form.columns())));
    }

    private static String row(String name, List<Column> columns) {
        return "| %s | %s |"
                .formatted(
                        name,
                        columns.stream().map(Column::title).collect(Collectors.joining(", ")));
    }

    @Test
    void eachColumnHasItsMeaningAndForm() {
        says(
                "| column |",
                each(
                        Column.all(),
                        column ->
                                "| %s | %s | %s |"
                                        .formatted(
                                                column.title(),
                                                column.meaning(),
                                                column.form()
                                                        + (column.later()
                                                                ? "; may be missing"
                                                                : ""))));
    }

    @Test
    void eachRuleIsSaid() {
        says(
                "| kind |",
                each(
                        List.of(DeliveryProblem.values()),
                        kind -> "| %s | %s |".formatted(kind.name(), kind.rule())));
        assertThat(PAGE).containsAll(each(List.of(Mend.values()), mend -> "- " + mend.rule()));
    }

    @Test
    void eachLimitIsSaid() {
        assertThat(String.join("\n", table("| what |")))
                .contains(
                        "1 in " + Limits.ROWS_A_REJECT,
                        Limits.REJECTS_MIN + " in any file and " + Limits.REJECTS_MAX + " in none",
                        Limits.UNZIPPED_MAX + " bytes, and " + Limits.PACKED_MAX + " times",
                        "| persons | " + Limits.PERSONS_MAX,
                        Limits.ROW_MAX + " letters, " + Limits.COLUMNS_MAX + " columns",
                        Limits.FEN_MAX / 100 + " yuan",
                        "| months | " + Limits.MONTHS_MAX);
    }

    @Test
    void theShippedTableStandsThere() throws IOException {
        assertThat(String.join("\n", PAGE))
                .contains(Files.readString(Path.of("src/main/resources/agency.yaml")).strip());
    }

    /** The rows of the table that begins with these words. */
    private static List<String> table(String heading) {
        return PAGE.stream()
                .dropWhile(line -> !line.startsWith(heading))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .toList();
    }

    private static void says(String heading, List<String> rows) {
        assertThat(table(heading))
                .withFailMessage(() ->
                        "Paste this as the rows of the table in docs/deliveries.md:\n"
                                + String.join("\n", rows))
                .isEqualTo(rows);
    }

    private static <E> List<String> each(List<E> values, Function<E, String> line) {
        return values.stream().map(line).toList();
    }
}
