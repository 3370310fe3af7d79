package org.hotline12333.insurance.shelf;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.hotline12333.insurance.records.Account;
import org.hotline12333.insurance.records.DataDates;
import org.hotline12333.insurance.records.Enrolment;
import org.hotline12333.insurance.records.Insurance;
import org.hotline12333.insurance.records.PensionPayment;
import org.hotline12333.insurance.records.PersonRecords;
import org.hotline12333.insurance.records.Scheme;
import org.hotline12333.insurance.records.Status;

/**
 * The second form of a person's records: the version, the months that they cover, then parts, and a
 * zero. A part is its tag, its length, and its fields, as numbers of seven bits a byte.
 *
 * <p>What most people have, and have much of, are parts by hand; all else of {@link PersonRecords}
 * is one part in the first form, {@link CborRecord}'s, where a new component needs nothing here. A
 * new field of a part goes behind those that are there: who does not know it passes over it, and
 * where the part ends before it, it is absent. A tag that is not known is passed over, too.
 */
final class PackedRecord {
    static final byte VERSION = 2;

    private static final int END = 0;
    private static final int ENROLMENT = 1;
    private static final int ACCOUNT = 2;
    private static final int PENSION_PAYMENTS = 3;
    private static final int ALL_ELSE = 4;

    /** A payment is four numbers. */
    private static final int PAYMENT_BYTES_MIN = 4;

    private static final Scheme[] SCHEMES = Scheme.values();
    private static final Status[] STATUSES = Status.values();

    private final Map<Insurance, Enrolment> enrolments = new EnumMap<>(Insurance.class);
    private final Map<Insurance, Account> accounts = new EnumMap<>(Insurance.class);
    private List<PensionPayment> payments = List.of();
    private PersonRecords allElse;

    private PackedRecord(DataDates dates) {
        allElse = PersonRecords.none(dates);
    }

    static byte[] encode(PersonRecords records) {
        NumberWriter to = new NumberWriter();
        to.number(VERSION);
        int from = Months.number(records.dates().from());
        to.signed(from).number(Months.number(records.dates().to()) - from);
        records.enrolments().forEach((insurance, enrolment) -> write(insurance, enrolment, to));
        records.accounts().forEach((insurance, account) -> write(insurance, account, to));
        if (!records.pensionPayments().isEmpty()) {
            write(records.pensionPayments(), to);
        }
        PersonRecords allElse = records.with(Map.of(), Map.of(), List.of());
        if (!allElse.equals(PersonRecords.none(records.dates()))) {
            int begin = to.number(ALL_ELSE).size();
            to.bytes(CborRecord.encode(allElse)).lengthAt(begin);
        }
        return to.number(END).written();
    }

    private static void write(Insurance insurance, Enrolment enrolment, NumberWriter to) {
        int begin = to.number(ENROLMENT).size();
        to.number(insurance.code())
                .number(enrolment.scheme().code().charAt(0))
                .number(enrolment.status().code().charAt(0))
                .signed(enrolment.monthsPaid())
                .signed(enrolment.monthsInRow());
        PackedHistory.write(enrolment.contributions(), to);
        to.lengthAt(begin);
    }

    private static void write(Insurance insurance, Account account, NumberWriter to) {
        int begin = to.number(ACCOUNT).size();
        to.number(insurance.code())
                .signed(account.balance())
                .signed(account.creditedThisMonth())
                .signed(account.spentThisYear())
                .lengthAt(begin);
    }

    private static void write(List<PensionPayment> payments, NumberWriter to) {
        int begin = to.number(PENSION_PAYMENTS).size();
        to.number(payments.size());
        int month = 0;
        long amount = 0;
        String tail = "";
        for (PensionPayment payment : payments) {
            int of = Months.number(payment.month());
            to.signed(of - month)
                    .signed(payment.amount() - amount)
                    .signed(payment.paidOn().toEpochDay() - payment.month().atDay(1).toEpochDay());
            if (payment.accountTail().equals(tail)) {
                to.number(0);
            } else {
                byte[] other = payment.accountTail().getBytes(StandardCharsets.UTF_8);
                to.number(other.length + 1L).bytes(other);
            }
            month = of;
            amount = payment.amount();
            tail = payment.accountTail();
        }
        to.lengthAt(begin);
    }

    /**
     * What {@link #encode} made, of this version or a later one.
     *
     * @throws RuntimeException where it is no record
     */
    static PersonRecords decode(byte[] record) {
        NumberReader from = new NumberReader(record);
        from.number();
        int first = from.smallSigned();
        PackedRecord parts =
                new PackedRecord(
                        new DataDates(
                                Months.of(first), Months.of(Math.addExact(first, from.small()))));
        int tag = from.small();
        while (tag != END) {
            int outer = from.enter();
            parts.read(tag, from);
            from.leave(outer);
            tag = from.small();
        }
        if (!from.isAtEnd()) {
            throw new IllegalStateException("more than a record");
        }
        return parts.allElse.with(parts.enrolments, parts.accounts, parts.payments);
    }

    private void read(int tag, NumberReader from) {
        switch (tag) {
            case ENROLMENT ->
                    once(enrolments.put(Insurance.of(from.small()), enrolment(from)) == null);
            case ACCOUNT -> once(accounts.put(Insurance.of(from.small()), account(from)) == null);
            case PENSION_PAYMENTS -> {
                once(payments.isEmpty());
                payments = payments(from);
            }
            case ALL_ELSE -> {
                once(allElse.equals(PersonRecords.none(allElse.dates())));
                allElse = CborRecord.decode(from.rest());
            }
            default -> {
                // Of a later version.
            }
        }
    }

    private static void once(boolean isFirst) {
        if (!isFirst) {
            throw new IllegalStateException("a part is there twice");
        }
    }

    private static Account account(NumberReader from) {
        return new Account(from.signed(), from.signed(), from.signed());
    }

    private static Enrolment enrolment(NumberReader from) {
        return new Enrolment(
                scheme(from.small()),
                status(from.small()),
                from.smallSigned(),
                from.smallSigned(),
                PackedHistory.read(from));
    }

    private static Scheme scheme(int code) {
        for (Scheme each : SCHEMES) {
            if (each.code().charAt(0) == code) {
                return each;
            }
        }
        throw new IllegalStateException("no such scheme is stored");
    }

    private static Status status(int code) {
        for (Status each : STATUSES) {
            if (each.code().charAt(0) == code) {
                return each;
            }
        }
        throw new IllegalStateException("no such status is stored");
    }

    private static List<PensionPayment> payments(NumberReader from) {
        PensionPayment[] payments = new PensionPayment[from.count(PAYMENT_BYTES_MIN)];
        int month = 0;
        long amount = 0;
        String tail = "";
        for (int i = 0; i < payments.length; i++) {
            month = Math.addExact(month, from.smallSigned());
            YearMonth of = Months.of(month);
            amount += from.signed();
            LocalDate paidOn = of.atDay(1).plusDays(from.signed());
            int bytes = from.small();
            if (bytes > 0) {
                tail = new String(from.bytes(bytes - 1), StandardCharsets.UTF_8);
            }
            payments[i] = new PensionPayment(of, amount, paidOn, tail);
        }
        return List.of(payments);
    }
}
