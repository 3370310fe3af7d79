package org.hotline12333.live;

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
    private static final int HIDDEN_MIN = 4;

    /** Masks what the exchange claims. */
    public static MaskedCaller of(String claimed) {
        String number = TelephoneNumber.of(claimed).canonical();
        String tail = number.substring(Math.max(0, number.length() - SHOWN));
        boolean shown =
                number.length() >= SHOWN + HIDDEN_MIN
                        && tail.chars().allMatch(each -> each >= '0' && each <= '9');
        return new MaskedCaller(shown ? tail : "");
    }
}
