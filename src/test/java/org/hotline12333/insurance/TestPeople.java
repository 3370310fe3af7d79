package org.hotline12333.insurance;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import org.hotline12333.identity.IdNumber;
import org.hotline12333.identity.SocialSecurityNumber;

/** Some of the demo people, and numbers that nobody has. */
public record TestPeople(String idNumber, String socialSecurityNumber) {
    public static final TestPeople PAYING = new TestPeople("990000198001010012", "1000000012");
    public static final TestPeople WITH_PASSWORD =
            new TestPeople("99000019850615007*", "1000000023");
    public static final TestPeople RETIRED = new TestPeople("990000195602290028", "10000034");
    public static final TestPeople IN_ARREARS = new TestPeople("990000197203180269", "1000000045");
    public static final TestPeople RESIDENT = new TestPeople("990000196812010551", "1000000056");
    public static final TestPeople NEWLY_INSURED =
            new TestPeople("990000200102031234", "1000000067");
    public static final TestPeople IN_OLD_BOOKS = new TestPeople("990000620704003", "1000000089");
    public static final TestPeople UNEMPLOYED = new TestPeople("99000019831111014X", "1000000101");
    public static final TestPeople INJURED = new TestPeople("990000198808080716", "1000000112");
    public static final TestPeople WITH_GAP = new TestPeople("990000197910200636", "1000000123");
    public static final TestPeople CHILD = new TestPeople("990000201006010972", "1000000156");
    public static final TestPeople TRAINEE = new TestPeople("990000200409120311", "1000000167");
    public static final TestPeople WITH_INITIAL_PASSWORD =
            new TestPeople("990000198702140610", "1000000189");
    public static final TestPeople NOBODY = new TestPeople("990000197001051127", "99999999");

    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

    /** Numbers that nobody has, other ones for each of the first million. */
    public static TestPeople stranger(int which) {
        String born =
                LocalDate.of(1931, 1, 1)
                        .plusDays(which / 900)
                        .format(DateTimeFormatter.BASIC_ISO_DATE);
        String digits = "990000" + born + (100 + which % 900);
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * Character.digit(digits.charAt(i), 10);
        }
        return new TestPeople(digits + "10X98765432".charAt(sum % 11), "4%09d".formatted(which));
    }

    public IdNumber id() {
        return ((IdNumber.Read) IdNumber.read(idNumber, LocalDate.of(2026, 11, 20))).number();
    }

    public SocialSecurityNumber socialSecurity() {
        return SocialSecurityNumber.read(socialSecurityNumber).orElseThrow();
    }

    /** This ID number with another person's social security number. */
    public TestPeople with(TestPeople other) {
        return new TestPeople(idNumber, other.socialSecurityNumber);
    }
}
