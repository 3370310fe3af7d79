package org.hotline12333.calllog;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * What happened in each call. Calls are taken down in memory and written behind their backs: no
 * call waits for the database, and none ends because it is away.
 */
public final class CallLog implements AutoCloseable {
    /** Steps that may wait to be written: some minutes of a busy hotline. */
    static final int WAITING_MAX = 50_000;

    /** How long closing goes on writing what waits. */
    static final Duration FLUSH_MAX = Duration.ofSeconds(5);

    private final CallLogWriter writer;
    private final CallLogReader reader;
    private final CallLogTables tables;
    private final KeptReleases releases;
    private final ServerBoards boards;

    private CallLog(
            CallLogWriter writer,
            CallLogReader reader,
            CallLogTables tables,
            KeptReleases releases,
            ServerBoards boards) {
        this.writer = writer;
        this.reader = reader;
        this.tables = tables;
        this.releases = releases;
        this.boards = boards;
    }

    /** Opens the log, whose schema must be up to date ({@code db/migration}). */
    public static CallLog open(DataSource source, InstantSource clock) {
        return open(source, clock, WAITING_MAX);
    }

    static CallLog open(DataSource source, InstantSource clock, int waitingMax) {
        CallLogTables tables = new CallLogTables(source, clock);
        CallLogWriter writer = new CallLogWriter(tables, waitingMax, FLUSH_MAX, System::nanoTime);
        writer.start();
        return new CallLog(
                writer,
                new CallLogReader(source),
                tables,
                new KeptReleases(source),
                new ServerBoards(source));
    }

    /**
     * A call begins.
     *
     * @param leg why the hotline has it
     * @param callId the exchange's name of the call
     * @param dialled the number dialled, or empty
     * @param dialplan the digest of the dialplan that it is led by
     */
    public CallRecorder begin(Leg leg, String callId, String dialled, String dialplan, Instant at) {
        UUID call = id(at);
        boolean taken = writer.offer(new Entry.Begin(call, leg, callId, dialled, dialplan, at));
        // A call without a beginning could not be found again.
        return new CallRecorder(call, leg, taken ? writer::offer : writer::lose);
    }

    /** A UUID of version 7 (RFC 9562): rows of calls that begin together lie together. */
    static UUID id(Instant at) {
        long chance = ThreadLocalRandom.current().nextLong();
        long version7 = 0x7000 | (chance >>> 52);
        return new UUID(
                at.toEpochMilli() << 16 | version7,
                Long.MIN_VALUE | (ThreadLocalRandom.current().nextLong() >>> 2));
    }

    /** Smaller than the id of any call that began then or later. */
    static UUID lowestId(Instant at) {
        return new UUID(at.toEpochMilli() << 16, 0);
    }

    /**
     * The call of this name, the first time first: the hotline has it again after a queue in which
     * nobody answered. What has just happened may not be there yet.
     *
     * @throws CallLogAwayException where the database does not answer
     */
    public List<LoggedCall> calls(String callId) {
        try {
            return reader.calls(callId);
        } catch (DataAccessException away) {
            throw new CallLogAwayException(away);
        }
    }

    /**
     * Calls that are looked for, as often as the hotline had them, the newest first. What has just
     * happened may not be there yet.
     *
     * @throws CallLogAwayException where the database does not answer
     */
    public FoundCalls find(WantedCalls wanted) {
        try {
            return reader.find(wanted);
        } catch (DataAccessException away) {
            throw new CallLogAwayException(away);
        }
    }

    /** What its calls were led by. */
    public KeptReleases releases() {
        return releases;
    }

    /** What the servers have now that write it. */
    public ServerBoards boards() {
        return boards;
    }

    /**
     * How often each text was said in so many calls, the newest first, by its id.
     *
     * @throws CallLogAwayException where the database does not answer
     */
    public Map<String, Long> said(int calls) {
        try {
            return reader.said(calls);
        } catch (DataAccessException away) {
            throw new CallLogAwayException(away);
        }
    }

    /**
     * How calls went that began in this time; whole hours count.
     *
     * @param to exclusive
     * @throws CallLogAwayException where the database does not answer
     */
    public Traffic traffic(Instant from, Instant to) {
        try {
            return reader.traffic(from, to);
        } catch (DataAccessException away) {
            throw new CallLogAwayException(away);
        }
    }

    /**
     * The minute in which most calls began, the first one of several; known for some days.
     *
     * @param to exclusive
     * @throws CallLogAwayException where the database does not answer
     */
    public Optional<Traffic.Minute> busiestMinute(Instant from, Instant to) {
        try {
            return reader.busiestMinute(from, to);
        } catch (DataAccessException away) {
            throw new CallLogAwayException(away);
        }
    }

    /**
     * Forgets in which minutes calls began, of hours before an instant; says of how many.
     *
     * @throws CallLogAwayException where the database does not answer
     */
    public int forgetMinutesBefore(Instant limit) {
        try {
            return tables.forgetMinutesBefore(limit);
        } catch (DataAccessException | TransactionException away) {
            throw new CallLogAwayException(away);
        }
    }

    /**
     * Removes some calls that began before an instant, the oldest first; says how many, which is
     * none when no more are left. Several servers may do it at once.
     *
     * @throws CallLogAwayException where the database does not answer
     */
    public int removeBefore(Instant limit) {
        try {
            return tables.removeBefore(limit);
        } catch (DataAccessException | TransactionException away) {
            throw new CallLogAwayException(away);
        }
    }

    /** Writes what waits, as far as there is time, and takes nothing more. */
    @Override
    public void close() {
        writer.close();
    }
}
