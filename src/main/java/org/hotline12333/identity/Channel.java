package org.hotline12333.identity;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A way on which people ask. Each keeps its own counts of whom it refused, so that a flood on one
 * does not silence another, and has origins of its own.
 *
 * @param stored its name in the audit and in hashes, for ever
 */
public record Channel(String stored) {
    private static final Pattern STORED = Pattern.compile("[A-Z][A-Z_]{0,15}");

    public static final Channel TELEPHONE = new Channel("TELEPHONE");

    /** Whoever runs the server, at its own machine. */
    public static final Channel COMMAND_LINE = new Channel("COMMAND_LINE");

    /** Whoever operates, in a browser. */
    public static final Channel CONSOLE = new Channel("CONSOLE");

    public Channel {
        if (!STORED.matcher(stored).matches()) {
            throw new IllegalArgumentException("a channel is named by 16 capital letters at most");
        }
    }

    /** The one of this name; nothing where no channel can be called so. */
    public static Optional<Channel> of(String stored) {
        return STORED.matcher(stored).matches()
                ? Optional.of(new Channel(stored))
                : Optional.empty();
    }
}
