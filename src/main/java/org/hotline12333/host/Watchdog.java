package org.hotline12333.host;

import java.time.Duration;
import java.util.Optional;
import org.hotline12333.fastagi.FastAgiServer;

/**
 * Tells the service manager that this server answers, for as long as it does. A server that stands
 * still keeps its callers: only its end gives them to another one.
 *
 * <p>What is looked at needs no file descriptor and no database: without these a server goes on
 * with what it has. It is whether the door is attended, whether the open lines can be looked
 * through, and whether threads of calls are run at all, since each look is one of them.
 */
public final class Watchdog {
    /** Looks in the time in which one has to be good. */
    private static final int LOOKS = 4;

    private final Optional<Supervisor> supervisor;
    private final FastAgiServer server;
    private volatile boolean ending;

    public Watchdog(Optional<Supervisor> supervisor, FastAgiServer server) {
        this.supervisor = supervisor;
        this.server = server;
    }

    /** The server is ready. */
    public void start() {
        supervisor.ifPresent(told -> {
            told.say("READY=1");
            told.watchdog()
                    .ifPresent(within ->
                            Thread.ofPlatform()
                                    .daemon()
                                    .name("watchdog")
                                    .start(() -> watch(told, within)));
        });
    }

    private void watch(Supervisor told, Duration within) {
        try {
            while (true) {
                Thread.ofVirtual().name("watchdog-look").start(() -> look(told, within));
                Thread.sleep(within.dividedBy(LOOKS));
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** At its end a server shuts its door, and has a time of its own for that. */
    private void look(Supervisor told, Duration within) {
        int calls = server.calls();
        if (ending || server.sinceAtTheDoor().compareTo(within.dividedBy(2)) < 0) {
            told.say("WATCHDOG=1\nSTATUS=calls: " + calls);
        }
    }

    /** The server was told to end. */
    public void ending() {
        ending = true;
        supervisor.ifPresent(told -> told.say("STOPPING=1"));
    }
}
