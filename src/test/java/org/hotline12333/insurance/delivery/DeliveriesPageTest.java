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
import java.util.stream.Stream;
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
        assertThat(table("| file |"))
                .containsExactlyElementsOf(
                        each(
                                DeliveryFile.values(),
                                file ->
                                        "| %s | %s |"
                                                .formatted(
                                                        file.name().toLowerCase(Locale.ROOT),
                                                        file.columns().stream()
                                                                .map(Column::title)
                                                                .collect(
                                                                        Collectors.joining(
                                                                                ", ")))));
    }

    @Test
    void eachColumnHasItsMeaningAndForm() {
        assertThat(table("| column |"))
                .containsExactlyElementsOf(
                        each(
                                Column.values(),
                                column ->
                                        "| %s | %s | %s |"
                                                .formatted(
                                                        column.title(),
                                                        column.meaning(),
                                                        column.form())));
    }

    @Test
    void eachRuleIsSaid() {
        assertThat(table("| kind |"))
                .containsExactlyElementsOf(
                        each(
                                DeliveryProblem.values(),
                                kind -> "| %s | %s |".formatted(kind.name(), kind.rule())));
        assertThat(PAGE).containsAll(each(Mend.values(), mend -> "- " + mend.rule()));
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

    private static <E> List<String> each(E[] values, Function<E, String> line) {
        return Stream.of(values).map(line).toList();
    }
}
