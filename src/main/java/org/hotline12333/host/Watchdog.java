package org.hotline12333.host;

import java.time.Duration;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.hotline12333.background.PeriodicTask;

/**
 * Tells the service manager that this server answers, for as long as it does. A server that stands
 * still keeps its callers: only its end gives them to another one.
 *
 * <p>What is looked at needs no file descriptor and no database: without these a server goes on
 * with what it has. It is whether the door is attended, whether the connections can be looked
 * through, and whether threads of calls are run at all, since each look is one of them.
 */
public final class Watchdog {
    /** Looks in the time in which one has to be good. */
    private static final int LOOKS = 4;

    private final Optional<Supervisor> supervisor;
    private final IntSupplier calls;
    private final Supplier<Duration> sinceAtTheDoor;
    private volatile boolean ending;

    /**
     * Says nothing yet.
     *
     * @param calls how many are under way
     * @param sinceAtTheDoor how long ago the server looked for new ones
     */
    public Watchdog(
            Optional<Supervisor> supervisor, IntSupplier calls, Supplier<Duration> sinceAtTheDoor) {
        this.supervisor = supervisor;
        this.calls = calls;
        this.sinceAtTheDoor = sinceAtTheDoor;
    }

    /** The server is ready. */
    public void start() {
        supervisor.ifPresent(told -> {
            told.say("READY=1");
            told.watchdog().ifPresent(within -> looks(told, within).start());
        });
    }

    private PeriodicTask looks(Supervisor told, Duration within) {
        return new PeriodicTask(
                "watchdog",
                within.dividedBy(LOOKS),
                () -> Thread.ofVirtual().name("watchdog-look").start(() -> look(told, within)));
    }

    /** At its end a server shuts its door, and has a time of its own for that. */
    private void look(Supervisor told, Duration within) {
        int underWay = calls.getAsInt();
        if (ending || sinceAtTheDoor.get().compareTo(within.dividedBy(2)) < 0) {
            told.say("WATCHDOG=1\nSTATUS=calls: " + underWay);
        }
    }

    /** The server was told to end. */
    public void ending() {
        ending = true;
        supervisor.ifPresent(told -> told.say("STOPPING=1"));
    }
}
