package org.hotline12333.simulator.asterisk;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.hotline12333.prompt.Clip;
import org.hotline12333.simulator.line.Caller;
import org.hotline12333.simulator.line.Exchange;
import org.hotline12333.simulator.line.VirtualLine;
import org.hotline12333.value.Sound;

/**
 * Asterisk's application {@code AGI()} without an Asterisk: brings simulated calls to a FastAGI
 * server over TCP, and answers its commands with what would have happened, at once or in time.
 */
public final class AgiPeer {
    private static final String HANGUP = "HANGUP";
    private static final String RESULT = "HOTLINE_RESULT";
    private static final String MOVED = "moved";
    private static final Set<String> DECIDED = Set.of("end", "queue");

    private final List<InetSocketAddress> servers;
    private final Function<Clip, Duration> lengths;
    private final Map<Clip, Sound> stored;
    private final boolean exitsOnHangup;
    private final boolean keepsTime;

    private AgiPeer(
            List<InetSocketAddress> servers,
            Function<Clip, Duration> lengths,
            Map<Clip, Sound> stored,
            boolean exitsOnHangup,
            boolean keepsTime) {
        this.servers = List.copyOf(servers);
        this.lengths = lengths;
        this.stored = Map.copyOf(stored);
        this.exitsOnHangup = exitsOnHangup;
        this.keepsTime = keepsTime;
    }

    /**
     * A peer that leaves the server when the caller hangs up, as extensions.conf tells it.
     *
     * @param lengths how long a clip sounds; throws {@link IllegalStateException} where there is no
     *     such clip
     */
    public static AgiPeer of(InetSocketAddress server, Function<Clip, Duration> lengths) {
        return new AgiPeer(List.of(server), lengths, Map.of(), true, false);
    }

    /**
     * The same, which tells by their sound what servers play that is no file of Asterisk's.
     *
     * @param others such sounds, by what is heard
     */
    public AgiPeer hearing(Map<Clip, Sound> others) {
        return new AgiPeer(servers, lengths, others, exitsOnHangup, keepsTime);
    }

    /** The same without AGIEXITONHANGUP: the server may go on with a dead channel. */
    public AgiPeer stayingOnHangup() {
        return new AgiPeer(servers, lengths, stored, false, keepsTime);
    }

    /**
     * The same, with another server: it gets a call that the first does not take, has lost, or
     * hands over, in the section {@code hotline-servers} of extensions.conf.
     */
    public AgiPeer orElse(InetSocketAddress second) {
        return new AgiPeer(
                List.of(servers.getFirst(), second), lengths, stored, exitsOnHangup, keepsTime);
    }

    /**
     * The same, where the time that the server takes for a command passes for the caller, too; and
     * the caller's for the server, where it decides what a key means.
     */
    public AgiPeer keepingTime() {
        return new AgiPeer(servers, lengths, stored, exitsOnHangup, true);
    }

    /**
     * Runs a request to its end, in no time.
     *
     * @throws IOException where the server breaks the protocol or says nothing for a minute
     */
    public AgiRequest call(Exchange exchange, Caller caller) throws IOException {
        return call(exchange, caller, Tempo.AT_ONCE);
    }

    /**
     * Runs a request to its end, and answers no earlier than the tempo lets it.
     *
     * @throws IOException as above, or where the tempo ends the waiting
     */
    public AgiRequest call(Exchange exchange, Caller caller, Tempo tempo) throws IOException {
        VirtualLine line = new VirtualLine(caller, lengths);
        Variables variables = new Variables(exchange, exitsOnHangup);
        Commands commands = new Commands(line, new Sounds(lengths, stored), variables, keepsTime);
        RealPauses pauses = new RealPauses(line);
        List<String> sent = new ArrayList<>();
        AgiStatus status = AgiStatus.FAILURE;
        int round = exchange.returns();
        do {
            for (InetSocketAddress server : servers) {
                variables.set(RESULT, "");
                status = AgiStatus.FAILURE;
                Optional<Wire> connected = Wire.to(server);
                if (connected.isPresent()) {
                    try (Wire wire = connected.get()) {
                        introduce(wire, exchange, server, variables);
                        status = converse(wire, commands, line, tempo, pauses, sent);
                    }
                }
                if (status == AgiStatus.HANGUP || DECIDED.contains(result(variables))) {
                    break;
                }
            }
        } while (servers.size() > 1
                && result(variables).equals(MOVED)
                && round++ < Exchange.RETURNS_MAX);
        return new AgiRequest(status, sent, variables.all(), line.played(), line.now());
    }

    private static String result(Variables variables) {
        return variables.get(RESULT).orElse("");
    }

    private void introduce(
            Wire wire, Exchange exchange, InetSocketAddress server, Variables variables)
            throws IOException {
        String language = variables.get("CHANNEL(language)").orElseThrow();
        for (String line : AgiEnvironment.lines(server, exchange, language)) {
            wire.write(line);
        }
        wire.write("");
    }

    private AgiStatus converse(
            Wire wire,
            Commands commands,
            VirtualLine line,
            Tempo tempo,
            RealPauses pauses,
            List<String> sent)
            throws IOException {
        boolean told = false;
        while (true) {
            if (commands.isDead() && !told) {
                wire.write(HANGUP);
                told = true;
                if (exitsOnHangup) {
                    wire.write(HANGUP);
                    return AgiStatus.HANGUP;
                }
            }
            long asked = System.nanoTime();
            Optional<String> command = wire.command();
            if (keepsTime) {
                line.pass(Duration.ofNanos(System.nanoTime() - asked));
            }
            if (command.isEmpty()) {
                return ended(told, commands);
            }
            pauses.commanded();
            tempo.commanded(command.get());
            sent.add(command.get());
            if (command.get().toLowerCase(Locale.ROOT).startsWith("failure")) {
                return AgiStatus.FAILURE;
            }
            String answer = commands.answer(command.get());
            if (keepsTime) {
                pauses.before(command.get());
            }
            tempo.reach(line.now());
            wire.write(answer);
        }
    }

    private static AgiStatus ended(boolean hungUp, Commands commands) {
        if (hungUp) {
            return AgiStatus.HANGUP;
        }
        return commands.hasFailed() ? AgiStatus.FAILURE : AgiStatus.SUCCESS;
    }
}
