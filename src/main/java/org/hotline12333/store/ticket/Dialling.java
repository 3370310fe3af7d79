package org.hotline12333.store.ticket;

import java.util.Arrays;

/** What came of calling somebody back. */
public enum Dialling {
    /** Nothing has been heard of it yet, and maybe never is. */
    LOST("LOST"),
    /** The person has answered and pressed the key. */
    REACHED("REACHED"),
    /** Somebody or something has answered, and pressed nothing. */
    NO_KEY("NO_KEY"),
    BUSY("BUSY"),
    NO_ANSWER("NO_ANSWER"),
    /** The network could not, or there is no such number. */
    UNREACHABLE("UNREACHABLE"),
    /** The agent has hung up before. */
    GIVEN_UP("GIVEN_UP"),
    /** No agent was free: nobody was dialled, and it does not count. */
    NO_AGENT("NO_AGENT"),
    /** That is no number that is dialled. */
    REFUSED("REFUSED");

    private final String stored;

    Dialling(String stored) {
        this.stored = stored;
    }

    /** Its name in the store and in the audit, for ever. */
    public String stored() {
        return stored;
    }

    /**
     * The one of this name.
     *
     * @throws IllegalArgumentException where there is none
     */
    public static Dialling of(String stored) {
        return Arrays.stream(values())
                .filter(each -> each.stored.equals(stored))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such end is stored"));
    }
}
