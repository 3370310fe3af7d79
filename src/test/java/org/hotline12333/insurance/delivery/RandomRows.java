package org.hotline12333.insurance.delivery;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.hotline12333.identity.IdNumber;
import org.hotline12333.identity.SocialSecurityNumber;
import org.hotline12333.insurance.delivery.Manifest.Heading;
import org.hotline12333.insurance.records.Status;

/** Rows that follow the rules, up to their edges. */
final class RandomRows {
    private final Random random;
    private final Heading heading;
    private final List<Kind> kinds;
    private final RandomFields fields;

    RandomRows(Random random, Heading heading, AgencyTable table) {
        this.random = random;
        this.heading = heading;
        this.kinds = List.copyOf(new TreeMap<>(table.kinds()).values());
        this.fields = new RandomFields(random, this::month);
    }

    List<DeliveryRow> rows(int people) {
        List<DeliveryRow> rows = new ArrayList<>();
        for (int i = 0; i < people; i++) {
            String number = personNumber(i);
            rows.add(person(i, number));
            int more = random.nextInt(20);
            for (int each = 0; each < more; each++) {
                rows.add(row(number));
            }
        }
        return rows;
    }

    /** Of any length, and zeros before it count. */
    private String personNumber(int i) {
        int length = 4 + random.nextInt(Limits.PERSON_NUMBER_MAX - 3);
        return ("" + random.nextInt(10) + "9".repeat(16)).substring(0, length - 4)
                + "%04d".formatted(i);
    }

    static PersonRow person(int i, String number) {
        return new PersonRow(number, idNumber(i), social(i), i % 3 == 0, Optional.empty());
    }

    static IdNumber idNumber(int i) {
        LocalDate born = LocalDate.of(1950, 1, 1).plusDays(i % 20_000);
        String keyed =
                "990000%d%02d%02d%03d"
                        .formatted(
                                born.getYear(),
                                born.getMonthValue(),
                                born.getDayOfMonth(),
                                i / 20_000 % 1000);
        return ((IdNumber.Read) IdNumber.read(keyed, LocalDate.of(2026, 9, 30))).number();
    }

    private static SocialSecurityNumber social(int i) {
        return SocialSecurityNumber.read("%010d".formatted(i)).orElseThrow();
    }

    private DeliveryRow row(String person) {
        Kind kind = kinds.get(random.nextInt(kinds.size()));
        return switch (random.nextInt(4)) {
            case 0 ->
                    new EnrolmentRow(
                            person,
                            kind,
                            random.nextBoolean() ? Status.PAYING : Status.SUSPENDED,
                            random.nextInt(Limits.MONTHS_MAX + 1),
                            random.nextInt(Limits.MONTHS_MAX + 1));
            case 1 -> contribution(person, kind);
            case 2 -> new AccountRow(person, kind, fen(), fen(), fen());
            default -> new BenefitRow(person, BenefitForm.of(fields).read(fields));
        };
    }

    private ContributionRow contribution(String person, Kind kind) {
        YearMonth booked = month();
        boolean refund = booked.isAfter(heading.from()) && random.nextInt(4) == 0;
        int sign = refund ? -1 : 1;
        return new ContributionRow(
                person,
                kind,
                refund ? booked.minusMonths(1) : booked,
                booked,
                sign * fen(),
                sign * fen(),
                sign * fen(),
                random.nextBoolean());
    }

    private YearMonth month() {
        int months =
                (int) heading.from().until(heading.month(), java.time.temporal.ChronoUnit.MONTHS);
        return heading.from().plusMonths(random.nextInt(months + 1));
    }

    private long fen() {
        return fields.fen(Column.BALANCE);
    }
}
