package org.hotline12333.channel;

/**
 * What a caller keyed: digits, stars and the letters A to D, which few telephones have but any may
 * send (RFC 4733, events 12 to 15), and why the entry ended. The closing {@code #} is not part of
 * it. Never printed: it may be a secret.
 */
public record KeyInput(String keys, End end) {
    /** Why an entry ended. */
    public enum End {
        /** The longest length was reached, or the first key was a star that ends. */
        COMPLETE("COMPLETE"),
        /** The caller pressed {@code #}. */
        TERMCHAR("TERMCHAR"),
        /** No key, or no further key, in time. */
        TIMEOUT("TIMEOUT");

        private final String stored;

        End(String stored) {
            this.stored = stored;
        }

        /** Its name in the call log. */
        public String stored() {
            return stored;
        }
    }

    public boolean isEmpty() {
        return keys.isEmpty();
    }

    @Override
    public String toString() {
        return keys.length() + " keys, " + end;
    }
}
