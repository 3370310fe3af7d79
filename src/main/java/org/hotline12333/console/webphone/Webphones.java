package org.hotline12333.console.webphone;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.Endpoint;
import jakarta.websocket.Extension;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpointConfig;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.hotline12333.account.AccountName;
import org.hotline12333.account.Session;
import org.hotline12333.background.PeriodicTask;
import org.hotline12333.store.database.RecordStoreAwayException;
import org.hotline12333.webphone.AsteriskDoor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The telephones that are open in pages: one for each reader, and few in all. Whoever may no longer
 * read the page is cut off within seconds.
 */
public final class Webphones implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Webphones.class);

    /** Those who try a hotline, not those who call it. */
    static final int OPEN_MAX = 8;

    /** Longer than a call may last. */
    static final Duration LIFE_MAX = Duration.ofMinutes(45);

    private static final Duration LOOK = Duration.ofSeconds(5);
    private static final List<String> PROTOCOLS = List.of("sip");
    private static final String CONTAINER = ServerContainer.class.getName();

    private final Optional<AsteriskDoor> door;
    private final Predicate<Session> mayCall;
    private final LongSupplier nanos;
    private final ConcurrentMap<AccountName, Webphone> open = new ConcurrentHashMap<>();
    private final PeriodicTask looks = new PeriodicTask("webphones", LOOK, this::look);

    /**
     * None of them is open yet.
     *
     * @param door none where they are off
     * @param mayCall whether a session lasts still, and may call
     */
    public Webphones(Optional<AsteriskDoor> door, Predicate<Session> mayCall, LongSupplier nanos) {
        this.door = door;
        this.mayCall = mayCall;
        this.nanos = nanos;
        door.ifPresent(it -> {
            try {
                it.makeKey();
            } catch (IOException fault) {
                LOG.error(
                        "webphone key not made: {}; HOTLINE_WEBPHONE_KEY names the file",
                        fault.getClass().getSimpleName());
            }
            looks.start();
        });
    }

    public boolean isOn() {
        return door.isPresent();
    }

    /** Makes a WebSocket of a request, which is known to be of a page of ours. */
    public void open(HttpServletRequest request, HttpServletResponse response, Session reader)
            throws IOException, ServletException {
        if (door.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        ServerContainer container =
                (ServerContainer) request.getServletContext().getAttribute(CONTAINER);
        try {
            container.upgradeHttpToWebSocket(
                    request,
                    response,
                    once(new Webphone(this, door.get(), reader, nanos.getAsLong())),
                    Map.of());
        } catch (DeploymentException fault) {
            throw new ServletException(fault);
        }
    }

    private static ServerEndpointConfig once(Webphone webphone) {
        return ServerEndpointConfig.Builder.create(Webphone.class, "/webphone/ws")
                .subprotocols(PROTOCOLS)
                .configurator(new Once(webphone))
                .build();
    }

    /** This one telephone, and frames as they are: none that unpacks to more than was sent. */
    private static final class Once extends ServerEndpointConfig.Configurator {
        private final Endpoint endpoint;

        Once(Endpoint endpoint) {
            this.endpoint = endpoint;
        }

        @Override
        public <T> T getEndpointInstance(Class<T> kind) {
            return kind.cast(endpoint);
        }

        @Override
        public List<Extension> getNegotiatedExtensions(
                List<Extension> installed, List<Extension> requested) {
            return List.of();
        }
    }

    /** Takes the place of the reader's older one, or none where there are too many. */
    boolean take(Webphone webphone) {
        Webphone older = open.put(webphone.reader().name(), webphone);
        if (older != null) {
            older.cutOff(Closing.ELSEWHERE);
        }
        if (open.size() > OPEN_MAX) {
            leave(webphone);
            return false;
        }
        return true;
    }

    void leave(Webphone webphone) {
        open.remove(webphone.reader().name(), webphone);
    }

    private void look() {
        for (Webphone each : open.values()) {
            if (nanos.getAsLong() - each.since() > LIFE_MAX.toNanos()) {
                each.cutOff(Closing.TOO_MUCH);
            } else if (!mayStill(each.reader())) {
                each.cutOff(Closing.SESSION_OVER);
            }
        }
    }

    /** Where the store is away, who could call a moment ago still may. */
    private boolean mayStill(Session reader) {
        try {
            return mayCall.test(reader);
        } catch (RecordStoreAwayException _) { // told by those whom calls ask
            return true;
        }
    }

    @Override
    public void close() {
        looks.close();
        door.ifPresent(AsteriskDoor::close);
    }
}
