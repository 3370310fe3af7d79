package org.hotline12333.live;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hotline12333.identity.TelephoneNumber;

/**
 * A caller, as a page may show one: two calls can be told apart, and nobody can be called back.
 *
 * @param tail the last digits of the number that the exchange claims; empty where it is withheld,
 *     or so short that they would be most of it
 */
public record MaskedCaller(String tail) {
    private static final int SHOWN = 2;

    /** So many digits at least stay hidden. */
    private static final Pattern NUMBER = Pattern.compile("\\+?[0-9]{4,}([0-9]{" + SHOWN + "})");

    /** Masks what the exchange claims. */
    public static MaskedCaller of(String claimed) {
        Matcher number = NUMBER.matcher(TelephoneNumber.of(claimed).canonical());
        return new MaskedCaller(number.matches() ? number.group(1) : "");
    }
}
