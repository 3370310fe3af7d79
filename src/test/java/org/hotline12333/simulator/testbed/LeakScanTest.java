package org.hotline12333.simulator.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.hotline12333.CallLogObserver;
import org.hotline12333.calllog.CallLog;
import org.hotline12333.cli.CallCommand;
import org.hotline12333.cli.Verb;
import org.hotline12333.identity.TicketNumber;
import org.hotline12333.insurance.delivery.AccountRow;
import org.hotline12333.insurance.delivery.BenefitForm;
import org.hotline12333.insurance.delivery.BenefitRow;
import org.hotline12333.insurance.delivery.Column;
import org.hotline12333.insurance.delivery.ContributionRow;
import org.hotline12333.insurance.delivery.DeliveryRow;
import org.hotline12333.insurance.delivery.EnrolmentRow;
import org.hotline12333.insurance.delivery.FieldSink;
import org.hotline12333.insurance.delivery.PersonRow;
import org.hotline12333.insurance.demo.DemoDelivery;
import org.hotline12333.insurance.demo.DemoNames;
import org.hotline12333.insurance.demo.DemoPeople;
import org.hotline12333.insurance.records.PersonRecords.Benefit;
import org.hotline12333.interpreter.CallObserver;
import org.hotline12333.simulator.judge.Judge;
import org.hotline12333.simulator.judge.ScriptRunner;
import org.hotline12333.simulator.routes.MemoryRoute;
import org.hotline12333.simulator.script.CallScript;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * All shipped scripts, and then a search of every line, row and report for what was keyed and for
 * the amounts that were told.
 */
class LeakScanTest {
    private static final int PASSWORD_LENGTH = 6;
    private static final Pattern NUMBER =
            Pattern.compile("(?<![0-9A-Za-z.])([0-9]++)(?:\\.[0-9]++)?(?![0-9A-Za-z])");
    private static final String RUNS = "01234567890";
    private static final Pattern MONTH = Pattern.compile("(19|20)\\d\\d(0\\d|1[0-3])");
    private static final ListAppender<ILoggingEvent> LOG = new ListAppender<>();
    private static final Map<String, List<String>> COLUMNS = new TreeMap<>();
    private static final Logger LOGGER = (Logger) LoggerFactory.getLogger("org.hotline12333");

    /** A clock's milliseconds: short migrations in a row read like the digits of some number. */
    private static final String MIGRATION_TIMES = "flyway_schema_history.execution_time";

    private static final Set<String> AMOUNTS_TOLD = new TreeSet<>();

    @TempDir static Path folder;

    private static LeakScanner scanner;

    @BeforeAll
    static void runAllScripts() throws Exception {
        Level before = LOGGER.getLevel();
        LOGGER.setLevel(Level.TRACE);
        LOGGER.setAdditive(false);
        LOG.start();
        LOGGER.addAppender(LOG);
        AtomicReference<CallObserver> log = new AtomicReference<>(CallObserver.NONE);
        try (RehearsedHotline hotline =
                RehearsedHotline.observedBy(begun -> log.get().begins(begun))) {
            try (CallLog calls =
                    CallLog.open(hotline.inMemory().database(), InstantSource.system())) {
                log.set(new CallLogObserver(calls, _ -> false));
                run(hotline);
            }
            dump(hotline.inMemory(), _ -> true);
            amounts();
        } finally {
            LOGGER.detachAppender(LOG);
            LOGGER.setAdditive(true);
            LOGGER.setLevel(before);
        }
        scanner = new LeakScanner(keyed());
    }

    private static void run(RehearsedHotline hotline) throws Exception {
        ScriptRunner rehearsal =
                new ScriptRunner(
                        new MemoryRoute(
                                hotline.inMemory(), hotline.prompts()::length, CallCommand.DATE),
                        new Judge(hotline.vocabulary()));
        for (CallScript script : ShippedCalls.read(hotline.vocabulary())) {
            rehearsal.run(script);
            // The next call begins without these rows.
            dump(hotline.inMemory(), Set.of("lock_out", "throttle", "enquiry_audit")::contains);
        }
    }

    @AfterAll
    static void forget() {
        LOG.list.clear();
        COLUMNS.clear();
        AMOUNTS_TOLD.clear();
    }

    /** What was keyed and is nobody else's business: long numbers, passwords, wrong ones too. */
    private static Set<String> keyed() throws IOException {
        Set<String> keyed = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("calls"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.readAllLines(file).stream()
                        .filter(line -> line.startsWith("keys "))
                        .flatMap(line -> Stream.of(line.replaceFirst(" at .*", "").split("[ #]+")))
                        .filter(LeakScanTest::isSecret)
                        .forEach(keyed::add);
            }
        }
        DemoPeople.numbers()
                .forEach(person ->
                        Stream.of(
                                        person.idNumber(),
                                        person.socialSecurityNumber(),
                                        person.password())
                                .map(keys -> keys.replace("#", ""))
                                .filter(keys -> !keys.isEmpty())
                                .forEach(keyed::add));
        return keyed;
    }

    /**
     * One key again and again is a menu's, and would be found in any call; a run of digits is found
     * wherever something is counted. A ticket's number is what the audit knows it by.
     */
    private static boolean isSecret(String keys) {
        boolean number =
                keys.matches("[0-9]{8,}\\*?")
                        && (keys.length() != TicketNumber.LENGTH
                                || TicketNumber.read(keys).isEmpty());
        boolean password =
                keys.matches("[0-9]{" + PASSWORD_LENGTH + "}") && !MONTH.matcher(keys).matches();
        return (number || password)
                && keys.chars().distinct().count() > 1
                && !RUNS.contains(keys)
                && !RUNS.contains(new StringBuilder(keys).reverse().toString());
    }

    /** Each column as lines, row after row. */
    private static void dump(DemoHotline hotline, Predicate<String> which) {
        JdbcClient sql = JdbcClient.create(hotline.database());
        sql
                .sql(
                        "select table_name from information_schema.tables where table_schema = 'public'")
                .query(String.class)
                .list()
                .stream()
                .filter(which)
                .forEach(table ->
                        sql.sql("select * from \"" + table + "\"")
                                .query((row, _) -> take(table, row))
                                .list());
    }

    private static int take(String table, ResultSet row) throws SQLException {
        int columns = row.getMetaData().getColumnCount();
        for (int i = 1; i <= columns; i++) {
            String column = table + "." + row.getMetaData().getColumnLabel(i);
            COLUMNS.computeIfAbsent(column, _ -> new ArrayList<>()).add(cell(row, i));
        }
        return columns;
    }

    /** Bytes as Base64, in which they are looked for: as text, sealed ones are digits by chance. */
    private static String cell(ResultSet row, int column) throws SQLException {
        boolean text = row.getMetaData().getColumnType(column) != Types.VARBINARY;
        byte @Nullable [] bytes = text ? null : row.getBytes(column);
        return bytes == null
                ? String.valueOf(row.getString(column))
                : Base64.getEncoder().encodeToString(bytes);
    }

    /** Of all demo people, in fen and in yuan. */
    private static void amounts() {
        DemoDelivery.people().stream()
                .flatMap(person -> person.rows().stream())
                .flatMapToLong(LeakScanTest::amounts)
                .mapToObj(Long::toString)
                .filter(fen -> fen.length() >= PASSWORD_LENGTH)
                .forEach(fen -> {
                    AMOUNTS_TOLD.add(fen);
                    AMOUNTS_TOLD.add(new BigDecimal(fen).movePointLeft(2).toPlainString());
                });
    }

    private static LongStream amounts(DeliveryRow row) {
        return switch (row) {
            case PersonRow _, EnrolmentRow _ -> LongStream.empty();
            case ContributionRow paid ->
                    LongStream.of(paid.base(), paid.personal(), paid.employer());
            case AccountRow account ->
                    LongStream.of(
                            account.balance(),
                            account.creditedThisMonth(),
                            account.spentThisYear());
            case BenefitRow received -> amounts(received.benefit());
        };
    }

    private static LongStream amounts(Benefit benefit) {
        LongStream.Builder amounts = LongStream.builder();
        BenefitForm.write(
                benefit,
                new FieldSink() {
                    @Override
                    public void text(Column column, String text) {
                        // no amount
                    }

                    @Override
                    public void fen(Column column, long fen) {
                        amounts.add(fen);
                    }
                });
        return amounts.build();
    }

    private static String log() {
        return log(LOG.list);
    }

    private static String log(List<ILoggingEvent> events) {
        return events.stream()
                .map(event ->
                        event.getLoggerName()
                                + " "
                                + event.getFormattedMessage()
                                + (event.getThrowableProxy() == null
                                        ? ""
                                        : "\n"
                                                + ThrowableProxyUtil.asString(
                                                        event.getThrowableProxy())))
                .collect(Collectors.joining("\n"));
    }

    @Test
    void theLogAndItsExceptionsHoldNoNumber() {
        assertThat(LOG.list).extracting(ILoggingEvent::getLevel).contains(Level.INFO, Level.ERROR);
        Map<String, List<ILoggingEvent>> calls =
                LOG.list.stream()
                        .collect(
                                Collectors.groupingBy(event ->
                                        event.getFormattedMessage()
                                                .replaceFirst("(?s)^(call \\S+)? ?.*", "$1")));
        assertThat(calls).hasSizeGreaterThan(100);
        calls.forEach(
                (call, events) -> assertThat(scanner.scan("log, " + call, log(events))).isEmpty());
    }

    @Test
    void noTableHoldsANumber() {
        assertThat(COLUMNS)
                .containsKeys(
                        "person_number.hash",
                        "record_a.record",
                        "credential.password_hash",
                        "lock_out.subject",
                        "enquiry_audit.call_id",
                        "call_log.steps");
        assertThat(COLUMNS.get("record_a.record"))
                .isNotEmpty()
                .allMatch(cell -> cell.matches("[A-Za-z0-9+/]+=*"));
        COLUMNS.forEach((name, cells) -> {
            if (!name.equals("call_log.steps") && !name.equals(MIGRATION_TIMES)) {
                assertThat(scanner.scan(name, String.join("\n|\n", cells))).isEmpty();
            }
        });
    }

    /** A cell is a whole call: its steps are read downwards, and not one cell after the other. */
    @Test
    void noCallThatIsLoggedHoldsANumber() {
        List<String> calls = COLUMNS.getOrDefault("call_log.steps", List.of());

        assertThat(calls)
                .hasSizeGreaterThan(100)
                .anyMatch(call -> call.contains("},{"))
                .allSatisfy(call ->
                        assertThat(scanner.scan("call_log.steps", call.replace("},{", "},\n{")))
                                .isEmpty());
    }

    /** Records are sealed: not even there. */
    @Test
    void amountsStandNowhereInTheClear() {
        assertThat(AMOUNTS_TOLD).contains("2864032", "28640.32");
        Map<String, List<String>> searched = new TreeMap<>(COLUMNS);
        searched.put("log", log().lines().toList());
        searched.forEach((name, lines) -> {
            assertThat(numbers(String.join("\n", lines)).filter(AMOUNTS_TOLD::contains))
                    .as(name)
                    .isEmpty();
        });
        assertThat(numbers("a 2864032, 28640.32.\n1.5 x12 13x"))
                .containsExactly("2864032", "28640", "28640.32", "1", "1.5");
    }

    /** What may be an amount: each number, and it with its fraction. */
    private static Stream<String> numbers(String text) {
        return NUMBER.matcher(text)
                .results()
                .flatMap(found -> Stream.of(found.group(1), found.group()).distinct());
    }

    /** They stand in a table of their own, which is linked to nobody. */
    @Test
    void namesStandInTheirOwnTableAlone() {
        Map<String, List<String>> searched = new TreeMap<>(COLUMNS);
        searched.put("log", log().lines().toList());
        assertThat(searched.remove("spoken_name.name")).contains("示例机械厂");
        var names = DemoNames.all();
        searched.forEach((column, lines) ->
                assertThat(lines)
                        .as(column)
                        .noneMatch(line -> names.stream().anyMatch(line::contains)));
    }

    @Test
    void noReportHoldsANumber() throws IOException {
        Path calls = failing();
        List<String> reports =
                List.of("report.xml", "report.html", "coverage.json", "coverage.svg");

        Verb run =
                Verb.run(
                        "call",
                        calls.toString(),
                        "--report",
                        folder.resolve("report.xml").toString(),
                        "--report",
                        folder.resolve("report.html").toString(),
                        "--coverage",
                        folder.resolve("coverage.json").toString(),
                        "--coverage",
                        folder.resolve("coverage.svg").toString());

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).contains("> keys (18 keys)");
        assertThat(scanner.scan("output", run.out())).isEmpty();
        for (String report : reports) {
            assertThat(scanner.scan(report, Files.readString(folder.resolve(report)))).isEmpty();
        }
    }

    /** The scripts with something that must not be heard and is, so that each call is shown. */
    private static Path failing() throws IOException {
        Path calls = Files.createDirectory(folder.resolve("calls"));
        List<Path> scripts;
        try (Stream<Path> files = Files.walk(Path.of("calls"))) {
            scripts = files.filter(Files::isRegularFile).toList();
        }
        for (int i = 0; i < scripts.size(); i++) {
            Files.writeString(
                    calls.resolve(i + ".call"),
                    Files.readString(scripts.get(i)) + "\nnever [zh/main-menu]\n");
        }
        return calls;
    }
}
