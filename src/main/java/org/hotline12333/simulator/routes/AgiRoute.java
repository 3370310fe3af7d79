package org.hotline12333.simulator.routes;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.hotline12333.channel.CallFacts;
import org.hotline12333.prompt.Clip;
import org.hotline12333.simulator.asterisk.AgiPeer;
import org.hotline12333.simulator.asterisk.AgiRequest;
import org.hotline12333.simulator.asterisk.AgiStatus;
import org.hotline12333.simulator.line.Exchange;
import org.hotline12333.simulator.script.CallScript;
import org.hotline12333.simulator.script.CallSetup;
import org.hotline12333.simulator.script.Conversation;
import org.hotline12333.simulator.script.Conversation.End;
import org.hotline12333.simulator.script.InjectedFault;
import org.hotline12333.value.Sound;
import org.jspecify.annotations.Nullable;

/** Calls to a running hotline over FastAGI, as an Asterisk would bring them. */
public final class AgiRoute implements Route {
    /** Of a call that is taken, and of one that is shed. */
    private static final List<String> BEGINNINGS = List.of("ANSWER", "SET VARIABLE", "failure");

    private static final AtomicInteger CALLS = new AtomicInteger();

    private final InetSocketAddress server;
    private final Function<Clip, Duration> lengths;
    private final Map<Clip, Sound> stored;
    private final boolean keepsTime;

    /**
     * A route to a server.
     *
     * @param lengths how long a clip sounds
     */
    public AgiRoute(InetSocketAddress server, Function<Clip, Duration> lengths) {
        this(server, lengths, Map.of(), true);
    }

    private AgiRoute(
            InetSocketAddress server,
            Function<Clip, Duration> lengths,
            Map<Clip, Sound> stored,
            boolean keepsTime) {
        this.server = server;
        this.lengths = lengths;
        this.stored = Map.copyOf(stored);
        this.keepsTime = keepsTime;
    }

    /**
     * The same, which tells by their sound what the server plays that is no clip.
     *
     * @param others such sounds, by what is heard
     */
    public AgiRoute hearing(Map<Clip, Sound> others) {
        return new AgiRoute(server, lengths, others, keepsTime);
    }

    /**
     * The same in no time: a late key may be taken for one of the entry before, by the server's own
     * clock. For scripts to which that makes no difference.
     */
    public AgiRoute hurried() {
        return new AgiRoute(server, lengths, stored, false);
    }

    @Override
    public Optional<String> refuses(CallScript script) {
        return script.memoryOnly().map(why -> "in memory only: " + why);
    }

    @Override
    public Conversation call(CallScript script) throws RouteException {
        AtomicReference<InjectedFault> fault = new AtomicReference<>(script.setup().fault());
        ScriptCaller caller =
                new ScriptCaller(
                        script, CallerTempo.HUMAN, next -> fault.updateAndGet(next::after));
        Function<Clip, Duration> sounds = clip -> fault.get().length(clip, lengths);
        AgiPeer hurried = AgiPeer.of(server, sounds).hearing(stored);
        AgiPeer asterisk = keepsTime ? hurried.keepingTime() : hurried;
        Legs legs = new Legs(exchange(script.setup()), caller, sounds);
        while (true) {
            AgiRequest request = request(asterisk, legs.exchange(), caller);
            legs.add(request.played(), request.at());
            if (!legs.comesBack(request.ending())) {
                return legs.conversation(end(request));
            }
        }
    }

    private AgiRequest request(AgiPeer asterisk, Exchange exchange, ScriptCaller caller)
            throws RouteException {
        AgiRequest request;
        try {
            request = asterisk.call(exchange, caller);
        } catch (IOException e) {
            throw noHotline(e.getMessage() + "", e);
        }
        if (request.commands().isEmpty() && request.status() == AgiStatus.FAILURE) {
            throw new RouteException(
                    "nobody answers at %s; start ./hotline serve, or mend the address"
                            .formatted(name()));
        }
        if (request.commands().isEmpty() && request.status() == AgiStatus.SUCCESS) {
            throw noHotline("it closed without a command", null);
        }
        if (!request.commands().isEmpty()
                && BEGINNINGS.stream().noneMatch(request.commands().getFirst()::startsWith)) {
            throw noHotline("it begins with no command of a hotline", null);
        }
        return request;
    }

    private RouteException noHotline(String why, @Nullable Throwable cause) {
        return new RouteException(
                "what answers at %s is no hotline (%s); name the port of ./hotline serve"
                        .formatted(name(), why),
                cause);
    }

    private String name() {
        return "agi://" + server.getHostString() + ":" + server.getPort();
    }

    /** Unlike those of any other run: a hotline remembers callers. */
    private static Exchange exchange(CallSetup setup) {
        int call = CALLS.incrementAndGet();
        long run = ProcessHandle.current().pid();
        String number =
                setup.caller().isEmpty()
                        ? "138%05d%03d".formatted(run % 100_000, call % 1_000)
                        : setup.caller();
        String id = "%d.%d.%d".formatted(System.currentTimeMillis() / 1_000, run, call);
        return Exchange.of(new CallFacts(id, number, MemoryRoute.DIALED)).with(setup.agents());
    }

    private static End end(AgiRequest request) {
        End end = MemoryRoute.end(request.ending());
        return request.status() != AgiStatus.HANGUP && end instanceof End.HungUp
                ? new End.Failed("the hotline left the call without a result")
                : end;
    }
}
