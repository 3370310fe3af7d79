package org.hotline12333.live;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.hotline12333.background.PeriodicTask;
import org.hotline12333.calllog.CallLogAwayException;
import org.hotline12333.calllog.ServerBoards;
import org.hotline12333.calllog.ServerBoards.Board;
import tools.jackson.core.JacksonException;

/**
 * The servers over one store, each of which tells the others what it has: once a second while
 * somebody looks at any of them, else that it is there. No call and no page waits for it.
 */
public final class LiveServers implements AutoCloseable {
    private static final Duration EVERY = Duration.ofSeconds(1);

    /** How often a server says that it is there, though nothing has changed. */
    static final Duration HEARTBEAT = Duration.ofSeconds(5);

    /** For so long after the last question somebody is taken to look. */
    static final Duration LOOKED_AT = Duration.ofSeconds(10);

    /** Said nothing for longer, a server is taken for silent; its calls are no longer shown. */
    static final Duration SILENT = Duration.ofSeconds(15);

    /** After so long nobody is told any more that it was there. */
    static final Duration FORGOTTEN = Duration.ofMinutes(10);

    private final UUID id = UUID.randomUUID();
    private final String name;
    private final Optional<ServerBoards> boards;
    private final LiveCalls calls;
    private final IntSupplier limit;
    private final InstantSource clock;
    private final LongSupplier nanos;
    private final PeriodicTask turns = new PeriodicTask("live-servers", EVERY, this::turn);
    private volatile List<Other> others = List.of();
    private volatile long askedAt;
    private String written = "";
    private Instant writtenAt = Instant.EPOCH;
    private Instant toldAt = Instant.EPOCH;
    private boolean closed;

    /**
     * Another server.
     *
     * @param silent whether it has said nothing for a while
     */
    public record Other(String name, Instant at, boolean silent, ServerNow now) {}

    /**
     * This one among them.
     *
     * @param name of this server, for those who read
     * @param boards of the store; empty where it can have one server alone
     * @param limit calls that this server takes at once
     */
    public LiveServers(
            String name,
            Optional<ServerBoards> boards,
            LiveCalls calls,
            IntSupplier limit,
            InstantSource clock,
            LongSupplier nanos) {
        this.name = name;
        this.boards = boards;
        this.calls = calls;
        this.limit = limit;
        this.clock = clock;
        this.nanos = nanos;
        askedAt = nanos.getAsLong() - LOOKED_AT.toNanos();
    }

    public void start() {
        boards.ifPresent(_ -> turns.start());
    }

    public String name() {
        return name;
    }

    /** The others, as they were at most some seconds ago; for whoever looks, again and again. */
    public List<Other> others() {
        askedAt = nanos.getAsLong();
        return others;
    }

    /** One turn: tells, and reads where somebody looks here. */
    synchronized void turn() {
        try {
            boards.filter(_ -> !closed).ifPresent(this::turn);
        } catch (CallLogAwayException _) {
            others = List.of(); // the call log says so itself
        }
    }

    private void turn(ServerBoards all) {
        Instant now = clock.instant();
        boolean looksHere = nanos.getAsLong() - askedAt < LOOKED_AT.toNanos();
        if (looksHere) {
            others =
                    all.others(id, now.minus(FORGOTTEN)).stream()
                            .flatMap(board -> other(board, now))
                            .toList();
        } else {
            others = List.of();
        }
        boolean anybody = looksHere || all.isLookedAt(now.minus(LOOKED_AT));
        List<LiveCall> live = calls.now();
        String text =
                new ServerNow(
                                limit.getAsInt(),
                                live.size(),
                                calls.queued(now),
                                anybody ? live : List.of())
                        .text();
        if (!text.equals(written) || !writtenAt.plus(HEARTBEAT).isAfter(now)) {
            all.write(new Board(id, name, now, text));
            if (written.isEmpty()) {
                all.removeBefore(now.minus(FORGOTTEN));
            }
            written = text;
            writtenAt = now;
        }
        if (looksHere && !toldAt.plus(HEARTBEAT).isAfter(now)) {
            all.look(id, now);
            toldAt = now;
        }
    }

    /** A server of another version says what this one cannot read: it is shown as silent. */
    private static Stream<Other> other(Board board, Instant now) {
        boolean silent = board.at().plus(SILENT).isBefore(now);
        try {
            return Stream.of(
                    new Other(board.name(), board.at(), silent, ServerNow.read(board.text())));
        } catch (JacksonException _) {
            return Stream.of(
                    new Other(board.name(), board.at(), true, new ServerNow(0, 0, 0, List.of())));
        }
    }

    /** Takes the board away, so that nobody takes this server for one that has fallen silent. */
    @Override
    public synchronized void close() {
        closed = true;
        turns.close();
        try {
            boards.ifPresent(all -> all.remove(id));
        } catch (CallLogAwayException _) {
            others = List.of(); // others forget it by themselves
        }
    }
}
