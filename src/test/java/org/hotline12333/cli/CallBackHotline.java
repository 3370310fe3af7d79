package org.hotline12333.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import org.h2.jdbcx.JdbcConnectionPool;
import org.hotline12333.background.RateLimitedLog;
import org.hotline12333.callback.CallBackClock;
import org.hotline12333.channel.Arrival;
import org.hotline12333.channel.CallFacts;
import org.hotline12333.channel.Errands;
import org.hotline12333.fastagi.FastAgiServer;
import org.hotline12333.fastagi.FastAgiSettings;
import org.hotline12333.identity.Origin;
import org.hotline12333.identity.TelephoneNumber;
import org.hotline12333.identity.TicketNumber;
import org.hotline12333.insurance.StoreUnderTest;
import org.hotline12333.interpreter.CallEvent;
import org.hotline12333.interpreter.CallObserver;
import org.hotline12333.interpreter.CallRunner;
import org.hotline12333.interpreter.Greeting;
import org.hotline12333.interpreter.Release;
import org.hotline12333.prompt.PromptsException;
import org.hotline12333.release.ReleaseException;
import org.hotline12333.release.ReleaseFolder;
import org.hotline12333.service.Enquirer;
import org.hotline12333.simulator.asterisk.RealAsterisk;
import org.hotline12333.simulator.asterisk.SipCitizen;
import org.hotline12333.store.database.RecordStoreAwayException;
import org.hotline12333.store.ticket.CallBack;
import org.hotline12333.store.ticket.CallBacks;
import org.hotline12333.store.ticket.HalfDay;
import org.hotline12333.store.ticket.TicketKind;
import org.hotline12333.store.ticket.Wish;
import org.hotline12333.wiring.CallWiring;

/** Servers over one store, a Friday morning at ten, that have people called back. */
final class CallBackHotline implements AutoCloseable {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
    private static final int TRIES_MAX = 5;
    private static final Duration LONGEST = Duration.ofSeconds(90);

    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private final List<CallEvent.Begun> calls = new CopyOnWriteArrayList<>();
    private final Map<TelephoneNumber, String> agents = new ConcurrentHashMap<>();
    private final StoreUnderTest store;
    private final Release release;

    CallBackHotline(Path keys) throws PromptsException, ReleaseException {
        release = ReleaseFolder.read(Path.of("."));
        store =
                StoreUnderTest.empty(
                        JdbcConnectionPool.create(
                                "jdbc:h2:mem:"
                                        + UUID.randomUUID()
                                        + ";DB_CLOSE_DELAY=-1;MODE=PostgreSQL"
                                        + ";DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH",
                                "hotline",
                                ""),
                        keys.resolve("hotline.key"));
    }

    StoreUnderTest store() {
        return store;
    }

    /** All calls that any server has had. */
    List<CallEvent.Begun> calls() {
        return calls;
    }

    <T extends AutoCloseable> T opened(T part) {
        opened.push(part);
        return part;
    }

    FastAgiServer server() {
        CallObserver noting =
                begun -> {
                    calls.add(begun);
                    return _ -> {};
                };
        CallBackClock clock =
                new CallBackClock(
                        () -> release,
                        store.store().callBacks(),
                        store.clock(),
                        _ -> {},
                        new RateLimitedLog(System::nanoTime));
        Greeting greeting = new Greeting(() -> release, store.clock(), clock::reached, noting);
        CallRunner runner =
                CallWiring.of(
                                () -> release,
                                store.store(),
                                (_, _) -> true,
                                store.clock(),
                                store.clock())
                        .runner()
                        .observedBy(noting);
        FastAgiServer server =
                opened(
                        new FastAgiServer(
                                FastAgiSettings.of(
                                        InetAddress.getLoopbackAddress(),
                                        0,
                                        List.of("127.0.0.1/32"),
                                        20),
                                channel -> {
                                    if (channel.facts().arrival()
                                            instanceof Arrival.CalledBack(var claim)) {
                                        greeting.run(channel, claim);
                                    } else {
                                        runner.run(channel);
                                    }
                                },
                                withAgents(clock)));
        server.start();
        return server;
    }

    /** Each citizen may have a queue of their own, so that what its agent does is known. */
    private Errands withAgents(Errands clock) {
        return new Errands() {
            @Override
            public void gone(CallFacts call) {
                clock.gone(call);
            }

            @Override
            public Optional<Due> due(CallFacts look) {
                return clock.due(look)
                        .map(due ->
                                new Due(
                                        due.claim(),
                                        due.number(),
                                        agents.getOrDefault(due.number(), due.queue()),
                                        due.whisper()));
            }

            @Override
            public void over(CallFacts call, Arrival.CallOver over) {
                clock.over(call, over);
            }
        };
    }

    /** Somebody wishes to be called back by the agents of a queue. */
    TicketNumber wishes(String number, String queue) {
        agents.put(TelephoneNumber.of(number), queue);
        return wishes(number);
    }

    /** However busy the machine is. */
    TicketNumber wishes(String number) {
        for (int tries = 1; ; tries++) {
            try {
                return wished(number);
            } catch (RecordStoreAwayException away) {
                if (tries == TRIES_MAX) {
                    throw away;
                }
            }
        }
    }

    private TicketNumber wished(String number) {
        CallBack wish = new CallBack(TelephoneNumber.of(number), TODAY, HalfDay.MORNING, "zh");
        return store.store()
                .tickets()
                .open(
                        new Wish(TicketKind.CALL_BACK, "", TODAY, Optional.of(wish)),
                        new Enquirer(Origin.telephone(number), "1.1"),
                        Optional.empty())
                .number();
    }

    /** What the audit says of a ticket so far. */
    List<String> told(TicketNumber ticket) {
        String row = "CALL_BACK/" + ticket.digits() + "/";
        return store.audit().stream()
                .filter(each -> each.startsWith(row))
                .map(each -> each.substring(row.length()))
                .toList();
    }

    /** Waits until the audit has said so of a ticket so many times. */
    void awaitTold(TicketNumber ticket, String how, int times) {
        RealAsterisk.await(
                how + " for the " + times + ". time, and not " + told(ticket),
                () -> told(ticket).stream().filter(how::equals).count() >= times);
    }

    /**
     * Waits until the citizen's telephone has done so, so often. An agent may be held up on a busy
     * machine: then nobody was called, and a minute passes until somebody is.
     */
    void awaitCitizen(SipCitizen citizen, TicketNumber ticket, String what, int times) {
        long end = System.nanoTime() + LONGEST.toNanos();
        long passed = 0;
        while (citizen.notes().stream().filter(note -> note.startsWith(what)).count() < times) {
            assertThat(System.nanoTime()).as(what + ", told " + told(ticket)).isLessThan(end);
            long vain = told(ticket).stream().filter("NO_AGENT"::equals).count();
            if (vain > passed) {
                store.clock().pass(CallBacks.AGENT_PAUSE);
                passed = vain;
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    /** A person answers it: nobody is called for it any more. */
    void answer(TicketNumber ticket) {
        store.store().ticketBook().close(ticket, "called by hand", "one");
    }

    /** How often anybody was greeted for it. */
    long greetings(TicketNumber ticket) {
        return calls.stream()
                .filter(begun ->
                        begun.call().arrival() instanceof Arrival.CalledBack(var claim)
                                && claim.ticket().equals(ticket))
                .count();
    }

    @Override
    public void close() {
        opened.forEach(CallBackHotline::close);
    }

    private static void close(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            throw new IllegalStateException("cannot be closed", e);
        }
    }
}
