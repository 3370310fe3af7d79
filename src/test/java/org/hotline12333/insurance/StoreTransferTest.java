package org.hotline12333.insurance;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;
import org.hotline12333.account.TestAccounts;
import org.hotline12333.callstate.UsedStates;
import org.hotline12333.draft.TestDrafts;
import org.hotline12333.identity.PersonId;
import org.hotline12333.store.access.Limits;
import org.hotline12333.store.access.Verdict;
import org.hotline12333.store.audit.AuditMark;
import org.hotline12333.store.audit.TimeSeen;
import org.hotline12333.store.audit.TimesSeen;
import org.hotline12333.store.database.Database;
import org.hotline12333.store.rotation.KeyRotation;
import org.hotline12333.store.sealing.KeyFileException;
import org.hotline12333.value.Sound;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * All of a store goes from H2 to PostgreSQL. The tables are asked of H2 itself, so that one of a
 * later version that is not carried over, or has nothing in it here, shows.
 */
class StoreTransferTest {
    private static final String PASSWORD = "135790";
    private static final String AUDIT = "enquiry_audit";

    /** Where the form of the file ends, behind its length. */
    private static final int FORM_AT = 1 + "hotline-store-1".length();

    private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);

    private static @Nullable TestPostgres server;

    @TempDir Path folder;

    private final JdbcConnectionPool embedded =
            JdbcConnectionPool.create(
                    "jdbc:h2:mem:"
                            + UUID.randomUUID()
                            + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH",
                    "hotline",
                    "");
    private StoreUnderTest store;
    private DataSource postgres;
    private Path file;

    @BeforeAll
    static void start() {
        server = TestPostgres.start();
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @BeforeEach
    void fill() throws Exception {
        store = StoreUnderTest.loaded(embedded, folder.resolve("hotline.key"));
        store.clock().pass(Duration.ofNanos(123_456_000));
        file = Files.createFile(folder.resolve("store"));
        postgres = empty();
        rotate();
        store.deliver(NOVEMBER, Map.of());
        assertThat(store.numbers(TestPeople.WITH_PASSWORD))
                .isInstanceOf(Verdict.PasswordNeeded.class);
        store.password(TestPeople.WITH_PASSWORD, PASSWORD);
        for (int i = 0; i < 4; i++) {
            store.numbers(TestPeople.NOBODY, "13900000009");
        }
        store.logCall();
        store.leaveTicket();
        store.leaveMessage();
        TestAccounts.in(store.store().accounts(), store.clock());
        TestDrafts.in(store.store().drafts());
        assertThat(store.store().dispatch("here", 60).next()).isPresent();
        new UsedStates(Database.of(embedded)).first("nonce", store.clock().instant());
        store.store()
                .timesSeen()
                .write(
                        new TimeSeen(
                                store.clock().instant(),
                                Optional.of(
                                        new TimeSeen.Doubt(
                                                Duration.ofDays(-4), store.clock().instant())),
                                "here"));
        Sound said = new Sound(new byte[480_000], Duration.ofMinutes(1));
        store.store().recordings().keep(said, StoreUnderTest.calling(""), Optional.empty());
        store.linked(TestPeople.PAYING, 3);
        store.enquiries().pension(store.id(TestPeople.PAYING), StoreUnderTest.calling(""));
    }

    private static DataSource empty() {
        DataSource empty = Objects.requireNonNull(server).emptyDatabase();
        Flyway.configure().dataSource(empty).load().migrate();
        return empty;
    }

    @AfterEach
    void close() {
        embedded.dispose();
    }

    private void rotate() {
        KeyRotation rotation = store.store().keyRotation();
        rotation.tick(Duration.ofSeconds(30));
        KeyRotation.addKey(store.keyFile());
        rotation.tick(Duration.ofSeconds(30));
        store.clock().pass(KeyRotation.NOTICE);
        rotation.tick(Duration.ofSeconds(30));
        store.clock().pass(KeyRotation.LAGGARDS);
        rotation.tick(Duration.ofSeconds(30));
    }

    private void export() throws IOException {
        store.store().export().to(file, "export, by a test", (_, _, _) -> {});
    }

    private String bring(Path from) throws IOException {
        return new StoreImport(postgres, store.keyFile(), store.clock())
                .from(from, "import, by a test", (_, _, _) -> {});
    }

    private StoreUnderTest brought() throws IOException {
        export();
        bring(file);
        return new StoreUnderTest(
                postgres,
                store.keyFile(),
                RecordStore.open(postgres, store.keyFile(), Limits.standard(), store.clock()),
                store.clock());
    }

    @Test
    void everyValueOfEveryTableIsThere() throws Exception {
        export();
        Map<String, List<String>> before = StoredRows.of(embedded);
        assertThat(before).hasSizeGreaterThan(15);
        before.forEach((table, rows) -> assertThat(rows).as(table).isNotEmpty());

        String brought = before.size() + " tables, 19 people, ";
        assertThat(bring(file)).startsWith(brought);
        assertThat(Path.of("docs/operations.md")).content().contains(": " + brought);

        Map<String, List<String>> after = StoredRows.of(postgres);
        assertThat(after.keySet()).isEqualTo(before.keySet());
        List<String> audit = after.getOrDefault(AUDIT, List.of());
        List<String> added = new ArrayList<>(audit);
        added.removeAll(before.getOrDefault(AUDIT, List.of()));
        assertThat(added).singleElement().asString().contains("'import, by a test'", "'IMPORT'");
        after.put(AUDIT, audit.stream().filter(row -> !added.contains(row)).toList());
        assertThat(after).isEqualTo(before);
        assertThat(before.get(AUDIT))
                .anyMatch(row -> row.contains("'export, by a test'") && row.contains("'EXPORT'"));
    }

    @Test
    void peopleAreVerifiedAndHearTheSame() throws Exception {
        PersonId paying = store.id(TestPeople.PAYING);
        Object heard = store.enquiries().pension(paying, StoreUnderTest.calling(""));

        StoreUnderTest there = brought();

        assertThat(there.id(TestPeople.PAYING)).isEqualTo(paying);
        assertThat(there.numbers(TestPeople.PAYING)).isInstanceOf(Verdict.Verified.class);
        assertThat(there.password(TestPeople.WITH_PASSWORD, "000000"))
                .isInstanceOf(Verdict.Refused.class);
        assertThat(there.password(TestPeople.WITH_PASSWORD, PASSWORD))
                .isInstanceOf(Verdict.Verified.class);
        assertThat(there.enquiries().pension(paying, StoreUnderTest.calling(""))).isEqualTo(heard);
        assertThat(there.store().enquiries().dataDates().to()).isEqualTo(NOVEMBER);
        assertThat(there.store().timesSeen().find()).isInstanceOf(TimesSeen.Found.Seen.class);
        TestDrafts.goOn(there.store().drafts());
    }

    @Test
    void theDeliveryBeforeIsThereStill() throws Exception {
        StoreUnderTest there = brought();

        assertThat(there.store().deliveryIntake().undo().orElseThrow().dates().to())
                .isEqualTo(NOVEMBER.minusMonths(1));
        assertThat(there.store().deliveryIntake().undo().orElseThrow().dates().to())
                .isEqualTo(NOVEMBER);
    }

    @Test
    void theAuditIsWholeAndGoesOn() throws Exception {
        AuditMark noted = store.verify().head();

        StoreUnderTest there = brought();

        assertThat(there.trail().verify(Optional.of(noted)).faults()).isEmpty();
        there.linked(TestPeople.PAYING, 2);
        assertThat(there.trail().verify(Optional.of(noted)).faults()).isEmpty();
        assertThat(there.verify().waiting()).isZero();
    }

    /** A number that was given is never given again, also where its row was removed in time. */
    @Test
    void rowsAreNumberedOn() throws Exception {
        long last = store.auditIds().getLast();
        store.clock().pass(Duration.ofDays(2000));
        while (store.trail().removeBefore(store.clock().instant()) > 0) {
            store.trail().link();
        }

        StoreUnderTest there = brought();

        assertThat(there.auditIds()).allMatch(id -> id > last).hasSize(2);
        there.linked(TestPeople.PAYING, 1);
        assertThat(there.verify().faults()).isEmpty();
    }

    @Test
    void aTableOfALaterVersionIsCarriedOverOrRefused() throws Exception {
        String later =
                "create table later (id bigint primary key, call uuid references call_log (id),"
                        + " said boolean)";
        store.sql().sql(later).update();
        store.sql().sql("insert into later select 7, id, true from call_log limit 1").update();
        export();

        assertThatIllegalStateException()
                .isThrownBy(() -> bring(file))
                .withMessageContaining("serve the embedded store once with this hotline");
        JdbcClient.create(postgres).sql(later).update();
        bring(file);

        assertThat(StoredRows.of(postgres).get("later"))
                .isEqualTo(StoredRows.of(embedded).get("later"));
    }

    @Test
    void aTypeThatNobodyHasTriedIsRefused() {
        store.sql().sql("create table later (id numeric(9, 2))").update();
        store.sql().sql("insert into later values (1.50)").update();

        assertThatIllegalStateException()
                .isThrownBy(this::export)
                .withMessage("column id holds a BigDecimal, which is not carried over");
    }

    @Test
    void aValueThatTheDatabaseChangesIsNoticed() throws Exception {
        JdbcClient sql = JdbcClient.create(postgres);
        sql.sql(
                        """
                        create function changed() returns trigger language plpgsql as $$
                        begin
                            new.seen_at := date_trunc('hour', new.seen_at) - interval '1 us';
                            return new;
                        end $$
                        """)
                .update();
        sql.sql(
                        "create trigger changed before insert on key_holder for each row execute"
                                + " function changed()")
                .update();
        Map<String, List<String>> before = StoredRows.of(postgres);
        export();

        assertThatIllegalStateException()
                .isThrownBy(() -> bring(file))
                .withMessage(
                        "table key_holder is not what it was, and nothing was imported: try"
                                + " again");

        assertThat(StoredRows.of(postgres)).isEqualTo(before);
    }

    @Test
    void whatIsThereAlreadyIsLeftAlone() throws Exception {
        StoreUnderTest other = StoreUnderTest.loaded(postgres, folder.resolve("other.key"));
        export();
        Map<String, List<String>> before = StoredRows.of(postgres);

        assertThatIllegalStateException()
                .isThrownBy(() -> bring(file))
                .withMessage(
                        "the database holds a record store already: name an empty one in"
                                + " HOTLINE_DB_URL");

        assertThat(StoredRows.of(postgres)).isEqualTo(before);
        assertThat(other.verify().faults()).isEmpty();
    }

    @Test
    void theKeyFileOfAnotherStoreLeavesNothing() throws Exception {
        StoreUnderTest other = StoreUnderTest.loaded(empty(), folder.resolve("other.key"));
        Map<String, List<String>> before = StoredRows.of(postgres);
        export();

        List<String> put = new ArrayList<>();

        assertThatExceptionOfType(KeyFileException.class)
                .isThrownBy(() ->
                        new StoreImport(postgres, other.keyFile(), store.clock())
                                .from(file, "a test", (table, _, _) -> put.add(table)))
                .withMessageContaining("put back that key file");

        assertThat(put).as("before anything else").containsOnly("sealing_key");
        assertThat(StoredRows.of(postgres)).isEqualTo(before);
    }

    @Test
    void aFileThatIsNotWholeLeavesNothing() throws Exception {
        export();
        byte[] whole = Files.readAllBytes(file);
        Map<String, List<String>> before = StoredRows.of(postgres);
        byte[] changed = whole.clone();
        changed[whole.length / 2] ^= 1;
        for (byte[] bytes :
                List.of(
                        changed,
                        Arrays.copyOf(whole, whole.length - 1),
                        Arrays.copyOf(whole, whole.length / 3),
                        "mine".getBytes(UTF_8),
                        Rezipped.of(whole, text -> text[text.length - 1] ^= 1),
                        Rezipped.of(whole, text -> text[text.length - 9] ^= 1),
                        Rezipped.of(whole, text -> text[FORM_AT] ^= 3),
                        Rezipped.of(whole, _ -> {}, 7))) {
            Files.write(file, bytes);

            assertThatIllegalStateException()
                    .isThrownBy(() -> bring(file))
                    .withMessage(
                            file
                                    + " is damaged, cut off, or no exported store: export it"
                                    + " anew");
            assertThat(StoredRows.of(postgres)).isEqualTo(before);
        }
    }

    @Test
    void noKeyIsInTheFileAndNothingInTheClear() throws Exception {
        export();

        String bytes;
        try (var in = new GZIPInputStream(Files.newInputStream(file))) {
            bytes = new String(in.readAllBytes(), ISO_8859_1);
        }
        assertThat(bytes).contains("record_a", "person_number");
        for (String line : Files.readAllLines(store.keyFile()).stream().skip(1).toList()) {
            assertThat(bytes).doesNotContain(line.split(" ", -1)[1]);
        }
        assertThat(bytes)
                .doesNotContain(TestPeople.PAYING.id().reveal())
                .doesNotContain(TestPeople.PAYING.socialSecurity().reveal())
                .doesNotContain("13900000009");
    }

    @Test
    void anAuditThatIsNotWholeIsNotExported() {
        store.sql()
                .sql(
                        "update enquiry_audit set result = 'WRONG' where id = (select min(id) from enquiry_audit)")
                .update();

        assertThatIllegalStateException()
                .isThrownBy(this::export)
                .withMessageStartingWith("the audit is not whole (row ");
        assertThat(file).isEmptyFile();
    }
}
