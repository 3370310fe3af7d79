package org.hotline12333.identity;

import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * What a ticket is called: eight digits by chance, and a ninth by which a slip of one digit, and
 * nearly every exchange of two, shows (ISO 7064, MOD 11,10). None begins with 0. It tells nothing
 * of its ticket, nor how many there are.
 */
public record TicketNumber(String digits) {
    public static final int LENGTH = 9;

    private static final Pattern DIGITS = Pattern.compile("[1-9][0-9]{8}");
    private static final int FIRST = 10_000_000;
    private static final int GROUP = 3;

    public TicketNumber {
        if (!isWhole(digits)) {
            throw new IllegalArgumentException("no number of a ticket");
        }
    }

    /** Nothing where the digits are no ticket's. */
    public static Optional<TicketNumber> read(String digits) {
        return isWhole(digits) ? Optional.of(new TicketNumber(digits)) : Optional.empty();
    }

    /** Any of them. */
    public static TicketNumber draw(RandomGenerator chance) {
        return of(chance.nextInt(FIRST, 10 * FIRST));
    }

    /** The one of these eight digits. */
    public static TicketNumber of(int eight) {
        String body = String.valueOf(eight);
        return new TicketNumber(body + (11 - product(body)) % 10);
    }

    private static boolean isWhole(String digits) {
        return DIGITS.matcher(digits).matches()
                && (product(digits.substring(0, LENGTH - 1)) + digits.charAt(LENGTH - 1) - '0') % 10
                        == 1;
    }

    private static int product(String body) {
        int product = 10;
        for (int at = 0; at < body.length(); at++) {
            int sum = (product + body.charAt(at) - '0') % 10;
            product = (sum == 0 ? 10 : sum) * 2 % 11;
        }
        return product;
    }

    /** With a pause behind each three digits. */
    public String inGroups() {
        return String.join(
                "-",
                digits.substring(0, GROUP),
                digits.substring(GROUP, 2 * GROUP),
                digits.substring(2 * GROUP));
    }
}
