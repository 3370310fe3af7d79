package org.hotline12333.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.hotline12333.insurance.RecordStore;
import org.hotline12333.insurance.delivery.Extent;
import org.hotline12333.insurance.demo.DemoPeople;
import org.hotline12333.settings.OfflineSettings;
import org.hotline12333.store.access.Limits;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What an operator is told of an import, and what callers hear afterwards. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class ImportCommandTest {
    private static final int PEOPLE = 100;
    private static final String CONTRIBUTIONS = "contributions.csv";

    @TempDir static Path made;
    private static Store fresh;
    private static MadeDelivery october;
    private static MadeDelivery november;

    @TempDir Path folder;
    private Store store;

    @BeforeAll
    static void make() throws Exception {
        fresh = new Store(made.resolve("data"));
        fresh.people();
        october =
                MadeDelivery.of(
                        made.resolve("october"), PEOPLE, MadeDelivery.OCTOBER, Extent.COMPLETE);
        november =
                MadeDelivery.of(
                        made.resolve("november"), PEOPLE, MadeDelivery.NOVEMBER, Extent.CHANGES);
    }

    @BeforeEach
    void copy() {
        store = fresh.copyTo(folder.resolve("data"));
    }

    private Verb run(String... arguments) throws Exception {
        List<String> words = new ArrayList<>(List.of("import"));
        words.addAll(List.of(arguments));
        Verb verb =
                Verb.run(
                        Map.of("HOTLINE_DATA", store.data().toString()),
                        words.toArray(String[]::new));
        for (MadeDelivery delivery : List.of(october, november)) {
            for (String number : delivery.numbers()) {
                assertThat(verb.out() + verb.err()).as("a number").doesNotContain(number);
            }
        }
        return verb;
    }

    private Verb take(MadeDelivery delivery, String... options) throws Exception {
        List<String> words = new ArrayList<>(List.of(delivery.folder().toString()));
        words.addAll(List.of(options));
        return run(words.toArray(String[]::new));
    }

    private void taken(MadeDelivery delivery) throws Exception {
        Verb verb = take(delivery);
        assertThat(verb.err()).isEmpty();
        assertThat(verb.status()).isZero();
    }

    private void refused(Verb verb, String words) throws Exception {
        assertThat(verb.status()).isOne();
        assertThat(verb.err()).singleElement().asString().contains(words);
        assertThat(verb.out()).doesNotContain("callers hear");
    }

    private <T> T look(Function<RecordStore, T> question) {
        try (OfflineSettings settings =
                OfflineSettings.read(Map.of("HOTLINE_DATA", store.data().toString()))) {
            return question.apply(
                    RecordStore.reopen(
                            settings.database(),
                            settings.keyFile(),
                            Limits.standard(),
                            Clock.systemUTC()));
        }
    }

    private String heard() {
        return look(records -> records.people() + " " + records.enquiries().dataDates().to());
    }

    private Map<String, Long> rows() {
        try (OfflineSettings settings =
                OfflineSettings.read(Map.of("HOTLINE_DATA", store.data().toString()))) {
            JdbcClient sql = JdbcClient.create(settings.database());
            Map<String, Long> rows = new HashMap<>();
            for (String table : List.of("delivery", "person_number", "record_a", "record_b")) {
                rows.put(
                        table, sql.sql("select count(*) from " + table).query(Long.class).single());
            }
            return rows;
        }
    }

    private static long alive() throws Exception {
        return october.lines("persons.csv").stream()
                .skip(1)
                .filter(line -> line.endsWith(","))
                .count();
    }

    @Test
    void explainsItself() throws Exception {
        Verb verb = run("--help");

        assertThat(verb.status()).isZero();
        assertThat(verb.out())
                .contains("--dry-run", "--undo", "--agency=FILE", "--rejected=FOLDER")
                .contains("Ends with 0 only when it is heard", "server does the work");
    }

    @Test
    void wantsADeliveryOrAnUndo() throws Exception {
        String mend = "; see hotline import --help";

        assertThat(run().err())
                .containsExactly(
                        "hotline: name a delivery's folder, or --undo, and not both" + mend);
        assertThat(take(october, "--undo").err()).isEqualTo(run().err());
        assertThat(run("--undo", "--dry-run").err())
                .containsExactly(
                        "hotline: --dry-run tries a delivery, and --undo has none: leave one of"
                                + " them out"
                                + mend);
    }

    @Test
    void reportsADeliveryAndTheChangesOfTheNextMonth() throws Exception {
        Verb first = take(october);
        Verb second = take(november);

        assertThat(first.err()).isEmpty();
        assertThat(first.status()).isZero();
        assertThat(first.out().lines())
                .contains(
                        "persons.csv: 100 rows, 100 taken, 0 left out, 0 rejected",
                        "data date 2026-10",
                        "%d people: %1$d new, 19 gone, 0 changed".formatted(alive()))
                .containsSubsequence(
                        "callers hear the delivery of 2026-10 now",
                        "133 names get their sounds; callers hear the delivery meanwhile")
                .last()
                .asString()
                .matches("\\d+ names are told now, 0 cannot be said, \\d+ wait for a sound.*");
        assertThat(second.status()).isZero();
        assertThat(second.out().lines())
                .contains("data date 2026-11")
                .anyMatch(line -> line.matches("\\d+ people: \\d+ new, \\d+ gone, \\d\\d+ changed"))
                .anyMatch(line -> line.matches("\\d+ months corrected, \\d+ not yet credited"))
                .contains("callers hear the delivery of 2026-11 now");
        assertThat(take(november).out())
                .isEqualTo("callers hear this very delivery, of 2026-11, already\n");
        assertThat(heard()).endsWith(" 2026-11");
    }

    @Test
    void aTryChangesNothing() throws Exception {
        Map<String, Long> before = rows();

        Verb verb = take(october, "--dry-run");

        assertThat(verb.err()).isEmpty();
        assertThat(verb.status()).isZero();
        assertThat(verb.out().lines())
                .contains("%d people: %1$d new, 19 gone, 0 changed".formatted(alive()))
                .endsWith("nothing was changed: it was to be tried only");
        assertThat(heard()).isEqualTo("19 2026-10");
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void anUndoIsUndoneByAnother() throws Exception {
        refused(run("--undo"), "hotline: there is no other delivery to go back to: import one");
        taken(october);
        String before = heard();
        taken(november);
        String after = heard();

        assertThat(run("--undo").out()).isEqualTo("callers hear the delivery of 2026-10 now\n");
        assertThat(heard()).isEqualTo(before);
        assertThat(run("--undo").out()).isEqualTo("callers hear the delivery of 2026-11 now\n");
        assertThat(heard()).isEqualTo(after);
    }

    @Test
    void refusesWhatIsNoDelivery() throws Exception {
        Path nothing = folder.resolve("nothing");
        refused(run(nothing.toString()), nothing + "/manifest.json");

        Path empty = Files.createDirectory(folder.resolve("empty"));
        refused(run(empty.toString()), empty + "/manifest.json");
        assertThat(heard()).isEqualTo("19 2026-10");
    }

    @Test
    void refusesSumsThatAreWrongByAFen() throws Exception {
        MadeDelivery wrong = october.copyTo(folder.resolve("wrong"));
        wrong.manifest(text -> {
            int digit = text.indexOf("\"AAE020\"");
            digit = text.lastIndexOf('"', digit - 2) - 1;
            char other = text.charAt(digit) == '9' ? '8' : (char) (text.charAt(digit) + 1);
            return text.substring(0, digit) + other + text.substring(digit + 1);
        });

        refused(take(wrong), "send the file and its manifest again");
        assertThat(heard()).isEqualTo("19 2026-10");
    }

    @Test
    void refusesWhatDoesNotFollow() throws Exception {
        MadeDelivery december =
                MadeDelivery.of(
                        folder.resolve("december"),
                        PEOPLE,
                        MadeDelivery.NOVEMBER.plusMonths(1),
                        Extent.CHANGES);
        MadeDelivery september =
                MadeDelivery.of(
                        folder.resolve("september"),
                        PEOPLE,
                        MadeDelivery.OCTOBER.minusMonths(1),
                        Extent.COMPLETE);

        refused(
                take(december),
                "hotline: the changes of 2026-12 do not follow on 2026-10: deliver the months"
                        + " between, or all");
        refused(
                take(september),
                "hotline: a delivery of 2026-09, and callers hear 2026-10 already: to go back, use"
                        + " import --undo");
    }

    /** Bases that are no amounts; they are in no sum. */
    private MadeDelivery misspelt(String name, int rows) throws Exception {
        MadeDelivery wrong = october.copyTo(folder.resolve(name));
        int base = List.of(wrong.lines(CONTRIBUTIONS).getFirst().split(",")).indexOf("AAE180");
        wrong.edit(
                CONTRIBUTIONS,
                lines -> {
                    for (int row = 1; row <= rows; row++) {
                        String[] fields = lines.get(row).split(",", -1);
                        fields[base] = "many";
                        lines.set(row, String.join(",", fields));
                    }
                    return lines;
                });
        return wrong;
    }

    @Test
    void refusesADeliveryOfWhichTooManyRowsAreWrong() throws Exception {
        refused(take(misspelt("wrong", 11)), "more than 10 rows are rejected; mend what is wrong");
        assertThat(heard()).isEqualTo("19 2026-10");
    }

    @Test
    void rejectedRowsAreCorrectedAndDeliveredAgain() throws Exception {
        MadeDelivery wrong = misspelt("wrong", 1);
        Verb verb = take(wrong);

        assertThat(verb.status()).isZero();
        assertThat(verb.out())
                .contains("1 rejected\n")
                .contains(wrong.folder().resolve(CONTRIBUTIONS) + ":2: AAE180")
                .contains(
                        "rejected rows are in "
                                + wrong.folder().resolve("rejected")
                                + ": correct them, and deliver them again");
        List<String> rejected =
                Files.readAllLines(wrong.folder().resolve("rejected/" + CONTRIBUTIONS));
        assertThat(rejected).hasSize(2);

        Verb again = take(corrected(rejected));

        assertThat(again.err()).isEmpty();
        assertThat(again.out())
                .contains("contributions.csv: 1 rows, 1 taken, 0 left out, 0 rejected")
                .contains(" 0 new, 0 gone, 1 changed\n");
    }

    @Test
    void rejectedRowsThatFindNoRoomEndIt() throws Exception {
        try (SmallDisk disk = SmallDisk.at(folder.resolve("disk"), "64k")) {
            disk.fill();

            refused(
                    take(misspelt("wrong", 1), "--rejected", disk.folder().toString()),
                    "hotline: "
                            + disk.folder()
                            + " cannot be written (No space left on device): make room there, or"
                            + " name another folder for rejected rows with --rejected");
        }
        assertThat(heard()).isEqualTo("19 2026-10");
    }

    private MadeDelivery corrected(List<String> rejected) throws Exception {
        MadeDelivery again =
                new MadeDelivery(
                        Files.createDirectory(folder.resolve("again")),
                        PEOPLE,
                        MadeDelivery.OCTOBER);
        List<String> titles = List.of(rejected.getFirst().split(",", -1));
        String row = rejected.getLast().replace("many", "8000.00");
        String[] fields = row.split(",", -1);
        Files.writeString(again.folder().resolve(CONTRIBUTIONS), "");
        again.manifest(
                october,
                """
                {"name": "contributions.csv", "bytes": 0, "unzipped": 0, "rows": 1,
                 "sha256": "0"}\
                """,
                """
                {"AAE140": "%s", "AAE022": "%s", "AAE020": "%s"}\
                """
                        .formatted(
                                fields[titles.indexOf("AAE140")],
                                fields[titles.indexOf("AAE022")],
                                fields[titles.indexOf("AAE020")]));
        again.edit(CONTRIBUTIONS, _ -> List.of(rejected.getFirst(), row));
        return again;
    }

    @Test
    void saysWhatIsWrongWithAnAgencysTable() throws Exception {
        Path table = Files.writeString(folder.resolve("agency.yaml"), "dates: roman\n");

        Verb verb = take(october, "--agency", table.toString());

        assertThat(verb.status()).isOne();
        assertThat(verb.err()).isNotEmpty().allMatch(line -> line.startsWith(table.toString()));
        assertThat(heard()).isEqualTo("19 2026-10");
    }

    @Test
    void demoPeopleAreServedWhileTheyAreHeard() throws Exception {
        taken(october);
        assertThat(look(DemoPeople::in)).isZero();

        assertThat(run("--undo").status()).isZero();
        assertThat(look(DemoPeople::in)).isEqualTo(19);
    }

    @Test
    void aStoreIsMadeByServeAlone() throws Exception {
        store = new Store(folder.resolve("fresh"));

        Verb verb = take(october);

        assertThat(verb.status()).isOne();
        assertThat(verb.err())
                .containsExactly(
                        "hotline: there is no record store yet: start ./hotline serve, or set"
                                + " HOTLINE_DATA");
        assertThat(store.data()).doesNotExist();
    }
}
