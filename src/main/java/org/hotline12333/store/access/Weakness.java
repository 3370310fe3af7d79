package org.hotline12333.store.access;

import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hotline12333.store.access.Chosen.AllSame;
import org.hotline12333.store.access.Chosen.OfIdNumber;
import org.hotline12333.store.access.Chosen.OfSocialSecurityNumber;
import org.hotline12333.store.access.Chosen.Run;
import org.hotline12333.store.access.Chosen.Weak;

/**
 * Why others would guess a password, who have seen the card or try the first that comes to mind.
 */
final class Weakness {
    private static final int YEAR = 6;
    private static final int MONTH = 10;
    private static final int DAY = 12;
    private static final int BORN = 14;
    private static final int CENTURY = 2;

    private Weakness() {}

    static Optional<Weak> of(String password, String idNumber, String socialSecurityNumber) {
        if (password.chars().distinct().count() == 1) {
            return Optional.of(new AllSame());
        }
        if (runs(password, 1) || runs(password, -1)) {
            return Optional.of(new Run());
        }
        // Who sets one by habit keys a 0 where the X stands.
        if (idNumber.replace('X', '0').contains(password) || isBirthDate(password, idNumber)) {
            return Optional.of(new OfIdNumber());
        }
        return Optional.<Weak>of(new OfSocialSecurityNumber())
                .filter(_ -> socialSecurityNumber.contains(password));
    }

    /** After 9 comes 0. */
    private static boolean runs(String digits, int step) {
        return IntStream.range(1, digits.length())
                .allMatch(i ->
                        Math.floorMod(digits.charAt(i) - digits.charAt(i - 1) - step, 10) == 0);
    }

    /** In the orders in which it does not stand in the ID number. */
    private static boolean isBirthDate(String password, String idNumber) {
        String year = idNumber.substring(YEAR, MONTH);
        String month = idNumber.substring(MONTH, DAY);
        String day = idNumber.substring(DAY, BORN);
        String shortYear = year.substring(CENTURY);
        return Stream.of(day + month + shortYear, month + day + shortYear, month + year)
                .anyMatch(password::equals);
    }
}
