package org.hotline12333.simulator.testbed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;
import org.hotline12333.callstate.UsedStates;
import org.hotline12333.channel.CallChannel;
import org.hotline12333.channel.DisconnectException;
import org.hotline12333.dialog.Dialplan;
import org.hotline12333.identity.IdNumber;
import org.hotline12333.identity.PersonId;
import org.hotline12333.identity.Secret;
import org.hotline12333.identity.SocialSecurityNumber;
import org.hotline12333.insurance.RecordStore;
import org.hotline12333.insurance.demo.DemoPeople;
import org.hotline12333.interpreter.CallLimits;
import org.hotline12333.interpreter.CallObserver;
import org.hotline12333.interpreter.CallRunner;
import org.hotline12333.interpreter.Release;
import org.hotline12333.service.Contract;
import org.hotline12333.service.Enquirer;
import org.hotline12333.service.Service;
import org.hotline12333.simulator.line.SimulatedChannel;
import org.hotline12333.simulator.routes.InProcessHotline;
import org.hotline12333.simulator.routes.UnreliableSource;
import org.hotline12333.simulator.script.InjectedFault;
import org.hotline12333.store.access.Chosen;
import org.hotline12333.store.access.Credentials;
import org.hotline12333.store.access.Guesses;
import org.hotline12333.store.access.Limits;
import org.hotline12333.store.access.NewPassword;
import org.hotline12333.store.access.PasswordHeld;
import org.hotline12333.store.access.Passwords;
import org.hotline12333.store.access.Verdict;
import org.hotline12333.store.database.Database;
import org.hotline12333.store.database.RecordStoreAwayException;
import org.hotline12333.value.Sound;
import org.hotline12333.value.SoundId;
import org.hotline12333.wiring.CallWiring;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The whole hotline in memory, with the demo people and without a network: what scripted calls are
 * tried on. It has two servers over one store, which know nothing of each other; a call begins on
 * the first. Its clock is that of the call.
 */
public final class DemoHotline implements InProcessHotline, AutoCloseable {
    /** As long as the pool of a server waits for a connection. */
    private static final Duration CONNECTION_PATIENCE = Duration.ofSeconds(3);

    /** Who has objected to a record before. */
    private static final String OBJECTOR = DemoPeople.file().people().getFirst().idNumber();

    /** More than there are, so that none is parsed twice. */
    private static final int STATEMENTS = 100;

    /** The passwords are in the repository, and the hashes in memory. */
    private static final int HASH_ITERATIONS = 1;

    /** Before any call of a script. */
    private static final Instant BEFORE = Instant.parse("2026-11-18T02:00:00Z");

    private final JdbcConnectionPool database =
            JdbcConnectionPool.create(
                    "jdbc:h2:mem:%s;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;QUERY_CACHE_SIZE=%d"
                            .formatted(UUID.randomUUID(), STATEMENTS),
                    "hotline",
                    "");
    private final UnreliableSource source =
            new UnreliableSource(database, CONNECTION_PATIENCE, this::pass);
    private final InstantSource clock = this::now;
    private final RecordStore records;
    private final UsedStates opened;
    private final DemoTickets tickets = new DemoTickets(new JdbcTemplate(database));
    private final DemoPasswords passwords = new DemoPasswords(new JdbcTemplate(database));
    private final DemoCards cards = new DemoCards(new JdbcTemplate(database));
    private final List<CallRunner> servers;
    private int serving;
    private Consumer<String> told = _ -> {};
    private volatile Release release;
    private volatile InjectedFault fault = new InjectedFault.Well();
    private Instant begin = Instant.EPOCH;
    private volatile @Nullable CallChannel line;

    private DemoHotline(Release release, Function<CallWiring, CallRunner> runners)
            throws IOException {
        this.release = release;
        Flyway.configure().dataSource(database).load().migrate();
        List<Stores> stores = stores();
        records = stores.getFirst().records();
        begin = BEFORE;
        tickets.leave(records, person(OBJECTOR));
        passwords.keep();
        cards.report(records, person(DemoCards.OWNER));
        opened = new UsedStates(Database.of(source));
        servers = stores.stream().map(this::server).map(runners).toList();
    }

    private CallWiring server(Stores stores) {
        RecordStore own = stores.records();
        UsedStates states = new UsedStates(Database.of(source));
        return CallWiring.of(() -> release, own, states, clock, clock)
                .judgedBy(new Besiegeable(own.credentials(), stores.besieged().credentials()))
                .leaving(
                        own.tickets()
                                .numbered(tickets::number)
                                .guardedBy(new BesiegeableGuesses(stores)))
                .withServices(Fallible::new);
    }

    public static DemoHotline open(Release release, CallObserver observer) throws IOException {
        return open(release, CallLimits.DEFAULT, observer);
    }

    public static DemoHotline open(Release release, CallLimits limits, CallObserver observer)
            throws IOException {
        return new DemoHotline(
                release, wiring -> wiring.within(limits).runner().observedBy(observer));
    }

    /** One whose calls nobody is told of but this observer: no log has them. */
    public static DemoHotline untold(Release release, CallObserver observer) throws IOException {
        return new DemoHotline(release, wiring -> wiring.runner().untold().observedBy(observer));
    }

    private PersonId person(String idNumber) {
        IdNumber.Reading read =
                IdNumber.read(idNumber, LocalDate.ofInstant(BEFORE, ZoneOffset.UTC));
        return records.personOf(((IdNumber.Read) read).number()).orElseThrow();
    }

    /** The store, and how it judges while it lets no telephone try that is not known. */
    private record Stores(RecordStore records, RecordStore besieged) {}

    /** One for each server. The keys are made for this store and go with it. */
    private List<Stores> stores() throws IOException {
        Path folder = Files.createTempDirectory("hotline-keys");
        Path keys = folder.resolve("hotline.key");
        try {
            Limits some = Limits.standard().withoutThrottle();
            Passwords passwords = new Passwords(HASH_ITERATIONS);
            RecordStore first = RecordStore.openForDemo(source, keys, some, clock, passwords);
            DemoPeople.load(first);
            RecordStore second = RecordStore.openForDemo(source, keys, some, clock, passwords);
            Limits none = Limits.standard().throttlingAll();
            RecordStore besieged = RecordStore.openForDemo(source, keys, none, clock, passwords);
            return List.of(new Stores(first, besieged), new Stores(second, besieged));
        } finally {
            Files.deleteIfExists(keys);
            Files.delete(folder);
        }
    }

    /** Judges as the store does, also while too much was refused. */
    private final class Besiegeable implements Credentials {
        private final Credentials open;
        private final Credentials besieged;

        Besiegeable(Credentials open, Credentials besieged) {
            this.open = open;
            this.besieged = besieged;
        }

        private Credentials now() {
            return fault.store().equals(new InjectedFault.Besieged()) ? besieged : open;
        }

        @Override
        public Verdict.OnNumbers verifyNumbers(
                IdNumber idNumber, SocialSecurityNumber socialSecurityNumber, Enquirer enquirer) {
            return now().verifyNumbers(idNumber, socialSecurityNumber, enquirer);
        }

        @Override
        public Verdict.OnPassword verifyPassword(
                PersonId person, Secret password, Enquirer enquirer) {
            return now().verifyPassword(person, password, enquirer);
        }

        @Override
        public Verdict.OnProof provePassword(PersonId person, Secret password, Enquirer enquirer) {
            return now().provePassword(person, password, enquirer);
        }

        @Override
        public PasswordHeld passwordOf(PersonId person) {
            return now().passwordOf(person);
        }

        @Override
        public Chosen setPassword(PersonId person, NewPassword wish, Enquirer enquirer) {
            return now().setPassword(person, wish, enquirer);
        }
    }

    /** Holds guesses off as the store does, also while too much was refused. */
    private final class BesiegeableGuesses implements Guesses {
        private final Guesses open;
        private final Guesses besieged;

        BesiegeableGuesses(Stores stores) {
            open = stores.records().tickets().guesses();
            besieged = stores.besieged().tickets().guesses();
        }

        private Guesses now() {
            return fault.store().equals(new InjectedFault.Besieged()) ? besieged : open;
        }

        @Override
        public boolean holdOff(
                Enquirer enquirer, List<String> origins, Instant at, Runnable first) {
            return now().holdOff(enquirer, origins, at, first);
        }

        @Override
        public void count(Enquirer enquirer, List<String> origins, Instant at) {
            now().count(enquirer, origins, at);
        }

        @Override
        public void counted(Enquirer enquirer, Instant at) {
            now().counted(enquirer, at);
        }
    }

    /** How many connections to its database are in use: none between calls. */
    int connectionsHeld() {
        return database.getActiveConnections();
    }

    /** Its database, which is well whatever the store is made to be. */
    DataSource database() {
        return database;
    }

    /** New calls go by another dialplan. */
    void follow(Dialplan other) {
        follow(release.withDialplan(other));
    }

    /** New calls go by another release. */
    public void follow(Release other) {
        release = other;
    }

    @Override
    public void prepare(Instant beginning) {
        begin = beginning;
        serving = 0;
        inject(new InjectedFault.Well());
        records.forgetCallers();
        tickets.restore();
        passwords.restore();
        cards.restore();
        opened.forgetAll();
    }

    @Override
    public void answer(SimulatedChannel call, Consumer<String> served) {
        line = call;
        told = served;
        try {
            servers.get(serving).run(call);
        } finally {
            begin = begin.plus(call.clock());
            line = null;
        }
    }

    /** Leads a call of a real telephone to its end, at this moment. */
    public void answer(CallChannel call, Instant now) {
        prepare(now.minus(call.clock()));
        line = call;
        try {
            servers.getFirst().run(call);
        } finally {
            line = null;
        }
    }

    /** What lies in its store. */
    public Sound sound(SoundId sound) {
        return records.sounds().apply(sound);
    }

    @Override
    public void moves() {
        serving = (serving + 1) % servers.size();
    }

    @Override
    public void isAway(Duration time) {
        begin = begin.plus(time);
    }

    @Override
    public Duration length(SoundId sound) {
        try {
            return records.sounds().apply(sound).length();
        } catch (RecordStoreAwayException away) {
            throw new IllegalStateException("no sound of " + sound, away);
        }
    }

    @Override
    public void inject(InjectedFault next) {
        fault = next;
        source.inject(next);
    }

    /** A service that fails when a script says so, and whose server can die behind it. */
    private final class Fallible implements Service {
        private final Service real;

        Fallible(Service real) {
            this.real = real;
        }

        @Override
        public Contract contract() {
            return real.contract();
        }

        @Override
        public Result serve(Request request) {
            String name = contract().service();
            if (fault.equals(new InjectedFault.Killed())) {
                throw new DisconnectException(); // a dead server does nothing more
            }
            if (fault.store().equals(new InjectedFault.Failing(name))) {
                throw new IllegalStateException(name + " fails, as the script says");
            }
            Result result = real.serve(request);
            told.accept(name);
            return result;
        }
    }

    private void pass(Duration time) {
        if (line instanceof SimulatedChannel simulated) {
            simulated.pass(time);
        }
    }

    private Instant now() {
        CallChannel call = line;
        return call == null ? begin : begin.plus(call.clock());
    }

    @Override
    public void close() {
        database.dispose();
    }
}
