package org.hotline12333.simulator.testbed;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;
import org.hotline12333.announcement.Announcements;
import org.hotline12333.authoring.ProblemList;
import org.hotline12333.authoring.SourceLocation;
import org.hotline12333.channel.CallFacts;
import org.hotline12333.dialog.Dialplan;
import org.hotline12333.dialog.Texts;
import org.hotline12333.dialog.check.DialplanException;
import org.hotline12333.dialog.check.Dialplans;
import org.hotline12333.hours.HoursReader;
import org.hotline12333.hours.OpeningHours;
import org.hotline12333.insurance.RecordStore;
import org.hotline12333.insurance.StoredSounds;
import org.hotline12333.insurance.demo.DemoPeople;
import org.hotline12333.insurance.records.DeliveryCalendar;
import org.hotline12333.interpreter.CallLimits;
import org.hotline12333.interpreter.CallRunner;
import org.hotline12333.interpreter.Release;
import org.hotline12333.interpreter.Releases;
import org.hotline12333.prompt.Prompts;
import org.hotline12333.prompt.PromptsException;
import org.hotline12333.service.Service;
import org.hotline12333.services.Services;
import org.hotline12333.simulator.line.Exchange;
import org.hotline12333.simulator.line.ScriptedCaller;
import org.hotline12333.simulator.line.SimulatedChannel;
import org.hotline12333.store.access.Limits;
import org.hotline12333.store.access.Passwords;
import org.hotline12333.topic.ShippedTopics;
import org.hotline12333.wiring.CallWiring;

/**
 * The shipped dialplan, prompts, services and demo people, without Spring and without a network:
 * simulated calls run as they would behind an Asterisk.
 */
public final class TestHotline implements AutoCloseable {
    public static final String QUEUE = "hotline";
    private static final InstantSource CLOCK =
            Clock.fixed(Instant.parse("2026-11-20T02:00:00Z"), ZoneOffset.UTC);

    /** What a hash costs is no matter of calls. */
    private static final int HASH_ITERATIONS = 1;

    private static final OpeningHours HOURS =
            HoursReader.read(Path.of("dialplans/hours"), new ProblemList(SourceLocation.whole("")));

    private final AtomicInteger calls = new AtomicInteger();
    private final JdbcConnectionPool database =
            JdbcConnectionPool.create(
                    "jdbc:h2:mem:"
                            + UUID.randomUUID()
                            + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH",
                    "hotline",
                    "");
    private final Prompts prompts;
    private final Dialplan dialplan;
    private final RecordStore records;

    private TestHotline(Path keys) throws PromptsException, DialplanException {
        Flyway.configure().dataSource(database).load().migrate();
        prompts = Prompts.load(Path.of("prompts"));
        dialplan =
                Dialplans.load(
                        Path.of("dialplans/hotline"),
                        ShippedTopics.read(prompts),
                        Services.contracts(),
                        HOURS.names(),
                        Texts.of(prompts));
        records =
                RecordStore.openForDemo(
                        database,
                        keys.resolve("hotline.key"),
                        Limits.standard().withoutThrottle(),
                        CLOCK,
                        new Passwords(HASH_ITERATIONS));
        DemoPeople.load(records);
    }

    public static TestHotline open(Path keys) {
        try {
            return new TestHotline(keys);
        } catch (PromptsException | DialplanException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What lies in its store to be played. */
    public StoredSounds sounds() {
        return records.sounds();
    }

    /** A call from a number of its own, for locks and pauses hold by caller. */
    public Exchange exchange() {
        int call = calls.incrementAndGet();
        return Exchange.of(new CallFacts("1790000000." + call, "1390000" + call, "12333"));
    }

    public TestCall call(ScriptedCaller caller) {
        return call(caller, exchange());
    }

    TestCall callWithAgents(ScriptedCaller caller) {
        return call(caller, exchange().withAgents(QUEUE, 1));
    }

    public TestCall call(ScriptedCaller caller, Exchange exchange) {
        return call(caller, exchange, runner());
    }

    public TestCall call(ScriptedCaller caller, Exchange exchange, CallRunner runner) {
        SimulatedChannel channel = new SimulatedChannel(exchange, caller, prompts::length);
        runner.run(channel);
        return new TestCall(channel.played(), channel.ending(), channel.clock(), caller, prompts);
    }

    public CallRunner runner() {
        return runner(CallLimits.DEFAULT, UnaryOperator.identity());
    }

    /** A runner with limits of its own, and services as the test changes them. */
    public CallRunner runner(CallLimits limits, UnaryOperator<Service> change) {
        return runner(this::release, limits, change);
    }

    /** A runner of calls that are led by these. */
    public CallRunner runner(Releases releases) {
        return runner(releases, CallLimits.DEFAULT, UnaryOperator.identity());
    }

    /** A runner of calls that are led by these, within limits of their own. */
    public CallRunner runner(Releases releases, CallLimits limits) {
        return runner(releases, limits, UnaryOperator.identity());
    }

    /** A runner of calls about deliveries that come by another calendar. */
    CallRunner runner(DeliveryCalendar deliveries) {
        return CallWiring.of(this::release, records, (_, _) -> true, CLOCK, CLOCK)
                .deliveredBy(deliveries)
                .runner();
    }

    private Release release() {
        return new Release(prompts, dialplan, HOURS, Announcements.NONE);
    }

    private CallRunner runner(Releases releases, CallLimits limits, UnaryOperator<Service> change) {
        return CallWiring.of(releases, records, (_, _) -> true, CLOCK, CLOCK)
                .withServices(change)
                .within(limits)
                .runner();
    }

    /** From now on no service reaches its records. */
    void loseRecords() {
        database.dispose();
    }

    public Prompts prompts() {
        return prompts;
    }

    @Override
    public void close() {
        database.dispose();
    }
}
