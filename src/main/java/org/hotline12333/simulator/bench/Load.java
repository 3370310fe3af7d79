package org.hotline12333.simulator.bench;

import java.time.Duration;

/**
 * What is asked of a server. Everything has a bound: a load that never ends is an attack.
 *
 * @param pace how many times faster than life callers listen, key and hang up
 * @param warmUp before anything counts; calls set in over this time, or over one call's length
 * @param passwords percent of callers who have a password
 * @param hangUps percent of callers who hang up somewhere on the way
 * @param repeats how often a caller has the main menu said again before going on
 * @param enquiries how often each asks for the balance within the call; with none they hear menus,
 *     and nobody is verified
 */
public record Load(
        Model model,
        double pace,
        Duration warmUp,
        Duration measured,
        int passwords,
        int hangUps,
        int repeats,
        int enquiries) {
    /** Calls that one process can hold open within a usual limit on files. */
    public static final int CALLS_MAX = 15_000;

    public static final int RATE_MAX = 1_000;
    public static final int PACE_MAX = 100;
    public static final int SECONDS_MAX = 600;
    public static final int REPEATS_MAX = 50;
    public static final int ENQUIRIES_MAX = 50;
    private static final int PERCENT_MAX = 100;

    /** When the next caller dials. */
    public sealed interface Model {
        /** Closed: as soon as another has hung up, so that so many calls are held. */
        record Held(int calls) implements Model {
            public Held {
                require("calls", calls, 1, CALLS_MAX);
            }
        }

        /** Open: so many a second, whatever becomes of those before. */
        record Rate(double callsPerSecond) implements Model {
            public Rate {
                require("rate", callsPerSecond, 0.1, RATE_MAX);
            }
        }
    }

    public Load {
        require("pace", pace, 0.1, PACE_MAX);
        require("warm-up", (double) warmUp.toSeconds(), 0, SECONDS_MAX);
        require("seconds", (double) measured.toSeconds(), 1, SECONDS_MAX);
        require("passwords", passwords, 0, PERCENT_MAX);
        require("hang-ups", hangUps, 0, PERCENT_MAX);
        require("repeats", repeats, 0, REPEATS_MAX);
        require("enquiries", enquiries, 0, ENQUIRIES_MAX);
    }

    private static void require(String what, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw new IllegalArgumentException(
                    "%s is %s to %s".formatted(what, number(least), number(most)));
        }
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
