package org.hotline12333.insurance;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.hotline12333.calllog.CallLog;
import org.hotline12333.calllog.CallRecorder;
import org.hotline12333.calllog.Leg;
import org.hotline12333.calllog.LoggedCall;
import org.hotline12333.calllog.ServerBoards;
import org.hotline12333.identity.Origin;
import org.hotline12333.identity.PersonId;
import org.hotline12333.identity.Secret;
import org.hotline12333.identity.TelephoneNumber;
import org.hotline12333.insurance.demo.DemoPeople;
import org.hotline12333.insurance.records.DataDates;
import org.hotline12333.insurance.records.Enquiries;
import org.hotline12333.insurance.records.PersonRecords;
import org.hotline12333.insurance.shelf.Deliveries;
import org.hotline12333.insurance.shelf.ShelfWriter;
import org.hotline12333.insurance.shelf.Shelves;
import org.hotline12333.insurance.shelf.Visible;
import org.hotline12333.service.Enquirer;
import org.hotline12333.store.access.Limits;
import org.hotline12333.store.access.SelectCredentials;
import org.hotline12333.store.access.Verdict;
import org.hotline12333.store.audit.AuditReport;
import org.hotline12333.store.audit.AuditTrail;
import org.hotline12333.store.database.Database;
import org.hotline12333.store.outbox.Message;
import org.hotline12333.store.sealing.KeyFile;
import org.hotline12333.store.sealing.KeySet;
import org.hotline12333.store.sealing.Keyring;
import org.hotline12333.store.sealing.SealingKeys;
import org.hotline12333.store.ticket.TicketKind;
import org.hotline12333.store.ticket.Wish;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A store with the demo people in it, and a clock that the test moves. */
public record StoreUnderTest(
        DataSource source, Path keyFile, RecordStore store, SettableClock clock) {
    public static final String MOBILE = "13900000001";

    public static StoreUnderTest empty(DataSource source, Path keyFile) {
        Flyway.configure().dataSource(source).load().migrate();
        return over(source, keyFile);
    }

    public static StoreUnderTest loaded(DataSource source, Path keyFile) {
        StoreUnderTest store = empty(source, keyFile);
        DemoPeople.load(store.store());
        return store;
    }

    public static StoreUnderTest over(DataSource source, Path keyFile) {
        SettableClock clock = new SettableClock();
        RecordStore store = RecordStore.open(source, keyFile, Limits.standard(), clock);
        return new StoreUnderTest(source, keyFile, store, clock);
    }

    /** The same database opened again with other limits. */
    public StoreUnderTest with(Limits limits) {
        return new StoreUnderTest(
                source, keyFile, RecordStore.open(source, keyFile, limits, clock), clock);
    }

    /** All counts of tries that say nothing any more are removed. */
    public void forgetOldTries() {
        while (store.forgetOldTries() > 0) {
            // more are left
        }
    }

    public static Enquirer calling(String callerNumber) {
        return new Enquirer(Origin.telephone(callerNumber), "1700000000.1");
    }

    public Verdict.OnNumbers numbers(TestPeople person) {
        return numbers(person, MOBILE);
    }

    public Verdict.OnNumbers numbers(TestPeople person, String callerNumber) {
        return numbers(person, calling(callerNumber));
    }

    public Verdict.OnNumbers numbers(TestPeople person, Enquirer enquirer) {
        return store.credentials().verifyNumbers(person.id(), person.socialSecurity(), enquirer);
    }

    public Verdict.OnPassword password(TestPeople person, String password) {
        return password(person, password, MOBILE);
    }

    public Verdict.OnPassword password(TestPeople person, String password, String callerNumber) {
        return password(id(person), password, callerNumber);
    }

    public Verdict.OnPassword password(PersonId person, String password, String callerNumber) {
        return store.credentials()
                .verifyPassword(person, Secret.of(password), calling(callerNumber));
    }

    /** The next month comes, with these persons' records changed so; nobody's numbers change. */
    public void deliver(YearMonth month, Map<PersonId, UnaryOperator<PersonRecords>> changed) {
        Database database = Database.of(source);
        Keyring keys = Keyring.open(source, keyFile, clock);
        Shelves shelves = new Shelves(database, keys, clock);
        Visible before = shelves.visible().anew();
        DataDates dates = new DataDates(before.dates().from(), month);
        Map<PersonId, PersonRecords> records =
                sql()
                        .sql("select person from " + before.shelf().table())
                        .query((row, _) -> new PersonId(row.getLong("person")))
                        .list()
                        .stream()
                        .collect(
                                Collectors.toMap(
                                        person -> person,
                                        person ->
                                                changed.getOrDefault(
                                                                person, UnaryOperator.identity())
                                                        .apply(shelves.of(person).as(dates))));
        ShelfWriter writer = new ShelfWriter(database, keys);
        writer.clear(before.shelf().other());
        database.transactions()
                .inOne(() -> {
                    Deliveries deliveries = new Deliveries(database);
                    Deliveries.Noted next =
                            deliveries.begin(UUID.randomUUID().toString(), dates, clock.instant());
                    writer.put(next.shelf(), next.id(), records);
                    deliveries.show(next, records.size(), Map.of(), clock.instant());
                    return next.id();
                });
    }

    /** The person's key, found without a verification. */
    public PersonId id(TestPeople person) {
        KeySet keys = new KeyFile(keyFile).read();
        List<String> hashes = keys.hashes(SealingKeys.Kind.ID_NUMBER, person.id().reveal());
        return new SelectCredentials(sql())
                .byNumbers(hashes, List.of("0".repeat(32)))
                .getFirst()
                .person();
    }

    public Enquiries enquiries() {
        return new Enquiries(store.enquiries());
    }

    public JdbcClient sql() {
        return JdbcClient.create(source);
    }

    /** Seven months of an insurance that is none yet, in each delivery; as they are read again. */
    public List<Long> monthsOfAFurtherInsurance() {
        sql().sql(
                        """
                        insert into delivery_sum (delivery, insurance, months, personal, employer)
                        select id, 6, 7, 8, 9 from delivery
                        """)
                .update();
        return sql().sql("select months from delivery_sum where insurance = 6")
                .query((row, _) -> row.getLong(1))
                .list();
    }

    /** What the audit says, oldest first: enquiry, detail, result. */
    public List<String> audit() {
        return sql().sql("select enquiry, detail, result from enquiry_audit order by id")
                .query((row, _) ->
                        row.getString(1) + "/" + row.getString(2) + "/" + row.getString(3))
                .list();
    }

    public AuditTrail trail() {
        return store.auditTrail();
    }

    /** What a check of the whole audit finds. */
    public AuditReport verify() {
        return trail().verify(Optional.empty());
    }

    /** The ids of the audit's rows, oldest first. */
    public List<Long> auditIds() {
        return sql().sql("select id from enquiry_audit order by id")
                .query((row, _) -> row.getLong("id"))
                .list();
    }

    /** A call whose caller talked to an agent, and one that is under way. */
    public void logCall() {
        Instant began = clock.instant();
        try (CallLog log = CallLog.open(source, InstantSource.fixed(began))) {
            CallRecorder call = log.begin(Leg.FIRST, "1790000000.1", "+8612333", "d1e2f3", began);
            call.asked(Duration.ofMillis(20), "welcome", "zh", List.of("welcome", "欢迎"));
            call.returned(
                    new LoggedCall.Visit(
                            "hotline",
                            "CONTINUE",
                            "agent1",
                            Duration.ofSeconds(4),
                            Duration.ofMinutes(2)));
            call.ended(Duration.ofSeconds(9), "HANGUP", "hotline");
            log.begin(Leg.FIRST, "1790000000.2", "", "d1e2f3", began);
            log.releases().keep("d1e2f3", began, "print", new byte[] {1, 2, 3});
            log.boards().write(new ServerBoards.Board(UUID.randomUUID(), "a", began, "{}"));
        }
    }

    /** Somebody complains. */
    public void leaveTicket() {
        store.tickets()
                .open(
                        new Wish(
                                TicketKind.COMPLAINT,
                                "",
                                LocalDate.of(2026, 11, 27),
                                Optional.empty()),
                        calling(MOBILE),
                        Optional.empty());
    }

    /** Somebody's card is reported lost, and they are told. */
    public void leaveMessage() {
        PersonId person = id(TestPeople.PAYING);
        LocalDate today = LocalDate.of(2026, 11, 20);
        Message message =
                new Message(
                        person,
                        "CARD_SMS",
                        TelephoneNumber.of("14000001234"),
                        Secret.of("lost, ending 1024"));
        store.cardLosses()
                .report(
                        person,
                        today,
                        today.plusDays(5),
                        calling(MOBILE),
                        _ -> Optional.of(message));
    }

    /** Asks for a pension so many times, a second apart, and links the rows; gives their ids. */
    public List<Long> linked(TestPeople person, int enquiries) {
        PersonId id = id(person);
        for (int i = 0; i < enquiries; i++) {
            enquiries().pension(id, calling(MOBILE));
            clock.pass(Duration.ofSeconds(1));
        }
        trail().link();
        return auditIds();
    }

    /** Runs it while no audit can be written. */
    public void withoutAudit(Runnable work) {
        sql().sql("alter table enquiry_audit rename to elsewhere").update();
        try {
            work.run();
        } finally {
            sql().sql("alter table elsewhere rename to enquiry_audit").update();
        }
    }
}
