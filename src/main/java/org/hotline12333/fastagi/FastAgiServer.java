package org.hotline12333.fastagi;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import org.asteriskjava.fastagi.AgiChannel;
import org.asteriskjava.fastagi.AgiRequest;
import org.asteriskjava.fastagi.DefaultAgiServer;
import org.asteriskjava.fastagi.StaticMappingStrategy;
import org.asteriskjava.util.ServerSocketFacade;
import org.hotline12333.audiosocket.SoundDoor;
import org.hotline12333.background.PeriodicTask;
import org.hotline12333.background.RateLimitedLog;
import org.hotline12333.channel.Arrival;
import org.hotline12333.channel.CallChannel;
import org.hotline12333.channel.CallFacts;
import org.hotline12333.channel.ClipMissingException;
import org.hotline12333.channel.DisconnectException;
import org.hotline12333.channel.Errands;
import org.hotline12333.channel.TestLine;
import org.hotline12333.prompt.Clip;
import org.hotline12333.prompt.EarlierSounds;
import org.hotline12333.value.Sound;
import org.hotline12333.value.SoundId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes calls from Asterisk over FastAGI and gives each, in a virtual thread of its own, to one
 * handler. asterisk-java speaks the protocol; what comes from the network passes through our own
 * connection first, and a peer that does not write as Asterisk does never reaches the library.
 */
public final class FastAgiServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FastAgiServer.class);

    /** In one write: a full server spends no round trip on a call that it sheds. */
    private static final String BUSY = "SET VARIABLE HOTLINE_RESULT busy\n" + Connection.FAILURE;

    /** The same where no draft is on the test number. */
    private static final String NOTHING =
            "SET VARIABLE HOTLINE_RESULT nothing\n" + Connection.FAILURE;

    private static final ScopedValue<Taken> CALL = ScopedValue.newInstance();

    private final FastAgiSettings settings;
    private final Consumer<CallChannel> calls;
    private final Errands errands;
    private final Played played;
    private final TestLine testers;
    private final RateLimitedLog warnings;
    private final ConnectionRegistry lines;
    private final PeriodicTask lateness;
    private final FetchAudio fetchAudio = new FetchAudio();
    private volatile @Nullable Library library;
    private volatile boolean ending;
    private final LongAdder commands = new LongAdder();
    private volatile @Nullable SoundDoor sound;

    /** A call whose environment was read and judged, and who is to run it. */
    private record Taken(
            Connection connection,
            CallFacts facts,
            Consumer<CallChannel> runner,
            Function<SoundId, Sound> stored,
            UnaryOperator<Clip> begun) {}

    /**
     * What calls hear beside the clips of their dialplan.
     *
     * @param stored what callers have said and names
     * @param earlier what calls go on to hear while other sounds take their places
     */
    public record Played(Function<SoundId, Sound> stored, EarlierSounds earlier) {
        static Played of(Function<SoundId, Sound> stored) {
            return new Played(stored, new EarlierSounds());
        }
    }

    /**
     * A server that is yet to start. The handler of calls is used by many threads.
     *
     * @param errands what Asterisk wants beside calls
     * @param played what calls hear beside the clips of their dialplan
     * @param testers who takes calls that are no citizens'
     */
    public FastAgiServer(
            FastAgiSettings settings,
            Consumer<CallChannel> calls,
            Errands errands,
            Played played,
            TestLine testers) {
        this(settings, calls, errands, played, testers, System::nanoTime);
    }

    /** The same, whose sounds never change, and without drafts for testers. */
    public FastAgiServer(
            FastAgiSettings settings,
            Consumer<CallChannel> calls,
            Errands errands,
            Function<SoundId, Sound> stored) {
        this(settings, calls, errands, Played.of(stored), TestLine.NONE);
    }

    /** The same, whose calls play no recordings. */
    public FastAgiServer(FastAgiSettings settings, Consumer<CallChannel> calls, Errands errands) {
        this(settings, calls, errands, FastAgiServer::unknown);
    }

    /** The same, which does nothing beside calls. */
    public FastAgiServer(FastAgiSettings settings, Consumer<CallChannel> calls) {
        this(settings, calls, Errands.NONE);
    }

    FastAgiServer(FastAgiSettings settings, Consumer<CallChannel> calls, LongSupplier nanos) {
        this(
                settings,
                calls,
                Errands.NONE,
                Played.of(FastAgiServer::unknown),
                TestLine.NONE,
                nanos);
    }

    private static Sound unknown(SoundId sound) {
        throw new IllegalStateException("no store has " + sound);
    }

    private FastAgiServer(
            FastAgiSettings settings,
            Consumer<CallChannel> calls,
            Errands errands,
            Played played,
            TestLine testers,
            LongSupplier nanos) {
        this.settings = settings;
        this.calls = calls;
        this.errands = errands;
        this.played = played;
        this.testers = testers;
        warnings = new RateLimitedLog(nanos);
        lines = new ConnectionRegistry(settings.callsMax(), settings.silentMax(), warnings);
        lateness =
                new PeriodicTask(
                        "fastagi-lateness",
                        settings.lateBy(),
                        () -> lines.endLate(System.nanoTime()));
    }

    /**
     * Begins to listen; returns when Asterisk can connect.
     *
     * @throws IllegalStateException with the mend, where the address cannot be had
     */
    public void start() {
        try {
            sound =
                    SoundDoor.open(
                            settings.address(),
                            settings.soundPort(),
                            settings::allows,
                            settings.pace(),
                            warnings);
            Library opened = new Library(GuardedServerSocket.open(settings, warnings));
            library = opened;
            opened.thread.start();
            lateness.start();
            fetchAudio.start();
        } catch (IOException e) {
            throw new IllegalStateException(
                    ("%s cannot be had (%s): end what listens there, or set"
                                    + " HOTLINE_AGI_PORT or HOTLINE_AGI_ADDRESS")
                            .formatted(
                                    Network.agi(settings.address(), settings.port()),
                                    e.getMessage()),
                    e);
        }
    }

    /** The port that Asterisk connects to. */
    public int port() {
        return address().getPort();
    }

    /** Where Asterisk connects to. */
    public InetSocketAddress address() {
        return started().door.address();
    }

    private Library started() {
        Library open = library;
        if (open == null) {
            throw new IllegalStateException("the FastAGI server has not been started");
        }
        return open;
    }

    /**
     * How long ago somebody was seen at the door. A server that answers calls looks each second.
     */
    public Duration sinceAtTheDoor() {
        return Duration.ofNanos(System.nanoTime() - started().door.seen());
    }

    /** Calls under way. */
    public int calls() {
        return lines.calls();
    }

    /** Commands that Asterisk was given, of all calls. */
    public long commands() {
        return commands.sum();
    }

    /** How many calls there may be at once. */
    public int callsMax() {
        return settings.callsMax();
    }

    /** Whether Asterisk may bring new ones: from the start to the beginning of the end. */
    public boolean takesCalls() {
        return library != null && !ending;
    }

    /**
     * Takes no new call and lets those under way end up to a limit; then they are handed over at
     * their next question, and what is left after another limit is cut.
     */
    @Override
    public void close() {
        ending = true;
        Library open = library;
        if (open != null) {
            if (open.door.isHeld() && lines.calls() > 0) {
                // Whoever comes now would wait for the calls' end: they are sent to another server.
                lines.close(settings.drain(), settings.handOver());
                open.close();
            } else {
                open.close();
                lines.close(settings.drain(), settings.handOver());
            }
            lateness.close(); // a peer may hang in this time as in any other
            fetchAudio.close();
        }
        SoundDoor heard = sound;
        if (heard != null) {
            heard.close();
        }
    }

    private final class Library extends DefaultAgiServer {
        private final GuardedServerSocket door;
        private final Thread thread = Thread.ofPlatform().name("fastagi").unstarted(this::accept);

        Library(GuardedServerSocket door) {
            super(new StaticMappingStrategy((request, channel) -> handle(request, channel)));
            this.door = door;
        }

        /** A server that accepts no more would be deaf and look well: it goes on after anything. */
        private void accept() {
            while (!isDie()) {
                try {
                    startup();
                } catch (IOException | RuntimeException | Error e) {
                    warnings.about("accept failed", e.toString());
                }
            }
        }

        /**
         * A door is shut when nobody stands in it: the kernel accepts until accepting has ended.
         */
        void close() {
            shutdown();
            door.close(); // the library may not have asked for it yet
            try {
                thread.join();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        protected ServerSocketFacade createServerSocket() {
            return door;
        }

        /** Runs in the accepting thread, right after {@link GuardedServerSocket#accept}. */
        @Override
        protected void execute(Runnable handler) {
            Connection connection = door.accepted();
            lines.arrive(connection);
            Thread.ofVirtual().name("call").start(() -> take(connection, handler));
        }
    }

    private void take(Connection connection, Runnable handler) {
        try {
            CallFacts facts = connection.environment();
            switch (facts.arrival()) { // an errand takes no place among the calls
                case Arrival.Gone _ -> errands.gone(facts);
                case Arrival.Clock _ -> DueCall.tell(errands.due(facts), connection);
                case Arrival.CallOver over -> errands.over(facts, over);
                case Arrival.First _, Arrival.Back _, Arrival.CalledBack _ ->
                        call(
                                new Taken(
                                        connection,
                                        facts,
                                        calls,
                                        played.stored(),
                                        played.earlier().now()),
                                handler);
                case Arrival.Draft _ -> test(connection, facts, handler);
            }
        } catch (ProtocolException e) {
            LOG.debug("connection refused: {}", e.getMessage());
        } catch (IOException e) {
            if (connection.isConnected()) { // else it was cut by us, who know why
                warnings.about("connection lost", String.valueOf(e.getMessage()));
            }
        } finally {
            lines.leave(connection);
            connection.cut();
        }
    }

    private void call(Taken call, Runnable handler) {
        switch (lines.begin(call.connection())) {
            case CALL -> ScopedValue.where(CALL, call).run(handler);
            case BUSY -> call.connection().refuse(BUSY);
            case CLOSING -> call.connection().refuse(Connection.FAILURE);
        }
    }

    /** Nobody who calls 12333 comes here: what leads here is in Asterisk's dialplan alone. */
    private void test(Connection connection, CallFacts facts, Runnable handler) {
        switch (testers.answer()) {
            case TestLine.Answer.Nothing() -> connection.refuse(NOTHING);
            case TestLine.Answer.Busy() -> connection.refuse(BUSY);
            case TestLine.Answer.Taken(TestLine.Trial trial) -> {
                try (trial) {
                    call(
                            new Taken(
                                    connection,
                                    facts,
                                    trial::run,
                                    trial::stored,
                                    UnaryOperator.identity()),
                            handler);
                }
            }
        }
    }

    /** The library's script: whatever happens in it, the library has nothing to log or to send. */
    private void handle(AgiRequest request, AgiChannel channel) {
        Taken call = CALL.get();
        try {
            Asterisk asterisk = new Asterisk(channel, commands);
            call.runner()
                    .accept(
                            new FastAgiChannel(
                                    asterisk,
                                    call.facts(),
                                    Objects.requireNonNullElse(request.getLanguage(), ""),
                                    lines::isLeaving,
                                    fetchAudio,
                                    warnings,
                                    settings.recorded(),
                                    new CallSound(
                                            asterisk,
                                            Objects.requireNonNull(sound),
                                            call.connection().getLocalAddress(),
                                            call.stored(),
                                            call.begun(),
                                            warnings)));
        } catch (DisconnectException _) {
            LOG.debug("call {} hung up", call.facts().uniqueId());
        } catch (ClipMissingException e) { // the channel has complained
            LOG.debug("call {}: {}", call.facts().uniqueId(), e.getMessage());
        } catch (AsteriskFaultException e) {
            warnings.about(e.kind(), e.getMessage() + ", call " + call.facts().uniqueId());
        } catch (RuntimeException | Error e) {
            LOG.error("call {} failed", call.facts().uniqueId(), e);
        } finally {
            call.connection().end();
        }
    }
}
