package org.hotline12333.fastagi;

import java.io.IOException;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.asteriskjava.fastagi.AgiChannel;
import org.asteriskjava.fastagi.DefaultAgiServer;
import org.asteriskjava.fastagi.StaticMappingStrategy;
import org.asteriskjava.util.ServerSocketFacade;
import org.hotline12333.channel.CallChannel;
import org.hotline12333.channel.DisconnectException;
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

    /** To Asterisk a server that says so has not taken the call. */
    private static final String FAILURE = "failure\n";

    /** In one write: a full server spends no round trip on a call that it sheds. */
    private static final String BUSY = "SET VARIABLE HOTLINE_RESULT busy\n" + FAILURE;

    private static final ScopedValue<Taken> CALL = ScopedValue.newInstance();
    private static final Duration DRAIN_LOOK = Duration.ofMillis(50);

    private final FastAgiSettings settings;
    private final Consumer<CallChannel> calls;
    private final Complaints complaints = new Complaints();
    private final AtomicInteger underWay = new AtomicInteger();
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private @Nullable Doorman doorman;
    private @Nullable Library library;

    /** A call whose environment was read and judged. */
    private record Taken(Connection connection, Environment environment) {}

    public FastAgiServer(FastAgiSettings settings, Consumer<CallChannel> calls) {
        this.settings = settings;
        this.calls = calls;
    }

    /**
     * Begins to listen; returns when Asterisk can connect.
     *
     * @throws IllegalStateException with the mend, where the address cannot be had
     */
    public void start() {
        try {
            doorman = new Doorman(settings, complaints);
        } catch (IOException e) {
            throw new IllegalStateException(
                    "agi://%s:%d cannot be had (%s): end what listens there, or set HOTLINE_AGI_PORT"
                            .formatted(
                                    settings.address().getHostAddress(),
                                    settings.port(),
                                    e.getMessage()),
                    e);
        }
        Library accepting = new Library(doorman);
        library = accepting;
        Thread.ofPlatform().name("fastagi").start(accepting::accept);
    }

    /** The port that Asterisk connects to. */
    public int port() {
        Doorman open = doorman;
        if (open == null) {
            throw new IllegalStateException("the FastAGI server has not been started");
        }
        return open.port();
    }

    /** Takes no new call, lets those under way end up to a limit, then cuts them. */
    @Override
    public void close() {
        Library accepting = library;
        if (accepting == null) {
            return;
        }
        accepting.shutdown();
        long end = System.nanoTime() + settings.drain().toNanos();
        try {
            while (underWay.get() > 0 && System.nanoTime() < end) {
                Thread.sleep(DRAIN_LOOK);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        connections.forEach(Connection::close);
    }

    private final class Library extends DefaultAgiServer {
        private final Doorman doorman;

        Library(Doorman doorman) {
            super(new StaticMappingStrategy((_, channel) -> handle(channel)));
            this.doorman = doorman;
        }

        void accept() {
            try {
                startup();
            } catch (IOException e) {
                LOG.error("the FastAGI server cannot accept any more", e);
            }
        }

        @Override
        protected ServerSocketFacade createServerSocket() {
            return doorman;
        }

        /** Runs in the accepting thread, right after {@link Doorman#accept}. */
        @Override
        protected void execute(Runnable handler) {
            Connection connection = doorman.accepted();
            Thread.ofVirtual().name("call").start(() -> take(connection, handler));
        }
    }

    private void take(Connection connection, Runnable handler) {
        connections.add(connection);
        boolean room = underWay.incrementAndGet() <= settings.callsMax();
        try {
            Environment environment = connection.environment(settings.headerDeadline());
            if (!room) {
                complaints.about("call limit reached", settings.callsMax() + " calls");
                connection.refuse(BUSY);
                return;
            }
            connection.expectSilence();
            ScopedValue.where(CALL, new Taken(connection, environment)).run(handler);
        } catch (ProtocolException | SocketTimeoutException e) {
            complaints.about("bad peer", String.valueOf(e.getMessage()));
            connection.refuse(FAILURE);
        } catch (IOException e) {
            complaints.about("connection lost", e.getClass().getSimpleName());
        } finally {
            underWay.decrementAndGet();
            connections.remove(connection);
            connection.close();
        }
    }

    /** The library's script: whatever happens in it, the library has nothing to log or to send. */
    private void handle(AgiChannel channel) {
        Taken call = CALL.get();
        try {
            calls.accept(
                    new FastAgiChannel(channel, call.connection(), call.environment().facts()));
        } catch (DisconnectException _) {
            LOG.debug("call {} hung up", call.environment().facts().uniqueId());
        } catch (RuntimeException e) {
            LOG.error("call {} failed", call.environment().facts().uniqueId(), e);
        } finally {
            call.connection().end();
        }
    }
}
