package org.hotline12333.insurance.intake;

import java.nio.ByteBuffer;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.hotline12333.insurance.delivery.AccountRow;
import org.hotline12333.insurance.delivery.BenefitForm;
import org.hotline12333.insurance.delivery.BenefitRow;
import org.hotline12333.insurance.delivery.ContributionRow;
import org.hotline12333.insurance.delivery.DeliveryFile;
import org.hotline12333.insurance.delivery.DeliveryRow;
import org.hotline12333.insurance.delivery.EnrolmentRow;
import org.hotline12333.insurance.delivery.Kind;
import org.hotline12333.insurance.delivery.PersonRow;
import org.hotline12333.insurance.records.Status;

/**
 * Rows as they lie in a spill, for the length of a run: whose they are is said beside them. For one
 * thread.
 */
final class SpilledRow {
    /** More than any row takes, its head included: an unsigned byte tells how many. */
    static final int BYTES_MAX = 255;

    private static final String NOBODY = "";
    private static final int MONTHS = 12;
    private static final DeliveryFile[] FILES = DeliveryFile.values();
    private static final Status[] STATUSES = Status.values();

    /** Those that were met, of which a table has a handful: a row holds the place of its own. */
    private final List<Kind> kinds = new ArrayList<>();

    @SuppressWarnings("EnumOrdinal") // read by the same run that wrote it
    void write(DeliveryRow row, long line, ByteBuffer to) {
        number(line, to);
        to.put((byte) row.file().ordinal());
        switch (row) {
            case PersonRow _ -> throw new IllegalArgumentException("persons are not spilled");
            case EnrolmentRow enrolment -> {
                kind(enrolment.kind(), to);
                to.put((byte) enrolment.status().ordinal());
                number(enrolment.monthsPaid(), to);
                number(enrolment.monthsInRow(), to);
            }
            case ContributionRow contribution -> {
                kind(contribution.kind(), to);
                month(contribution.forMonth(), to);
                month(contribution.bookedIn(), to);
                number(contribution.base(), to);
                number(contribution.personal(), to);
                number(contribution.employer(), to);
                to.put((byte) (contribution.credited() ? 1 : 0));
            }
            case AccountRow account -> {
                kind(account.kind(), to);
                number(account.balance(), to);
                number(account.creditedThisMonth(), to);
                number(account.spentThisYear(), to);
            }
            case BenefitRow benefit -> BenefitForm.write(benefit.benefit(), new SpilledFields(to));
        }
    }

    private void kind(Kind kind, ByteBuffer to) {
        int place = 0;
        while (place < kinds.size() && !kinds.get(place).equals(kind)) {
            place++;
        }
        if (place == kinds.size()) {
            kinds.add(kind);
        }
        to.putShort((short) place);
    }

    static void month(YearMonth month, ByteBuffer to) {
        to.putShort((short) (month.getYear() * MONTHS + month.getMonthValue() - 1));
    }

    /** In as many bytes as it needs, seven bits in each; the sign is the lowest bit. */
    static void number(long value, ByteBuffer to) {
        long left = value << 1 ^ value >> 63;
        while ((left & ~0x7fL) != 0) {
            to.put((byte) (left | 0x80));
            left >>>= 7;
        }
        to.put((byte) left);
    }

    static long number(ByteBuffer from) {
        byte[] rows = from.array();
        int at = from.arrayOffset() + from.position();
        long value = 0;
        int shift = 0;
        while (rows[at] < 0) {
            value |= (rows[at++] & 0x7fL) << shift;
            shift += 7;
        }
        value |= (long) rows[at++] << shift;
        from.position(at - from.arrayOffset());
        return value >>> 1 ^ -(value & 1);
    }

    Said read(ByteBuffer from) {
        long line = number(from);
        return new Said(row(from), line);
    }

    private DeliveryRow row(ByteBuffer from) {
        return switch (FILES[from.get()]) {
            case PERSONS -> throw new IllegalStateException("persons are not spilled");
            case ENROLMENTS ->
                    new EnrolmentRow(
                            NOBODY,
                            kind(from),
                            STATUSES[from.get()],
                            (int) number(from),
                            (int) number(from));
            case CONTRIBUTIONS ->
                    new ContributionRow(
                            NOBODY,
                            kind(from),
                            month(from),
                            month(from),
                            number(from),
                            number(from),
                            number(from),
                            from.get() == 1);
            case ACCOUNTS ->
                    new AccountRow(NOBODY, kind(from), number(from), number(from), number(from));
            case BENEFITS -> {
                SpilledFields fields = new SpilledFields(from);
                yield new BenefitRow(NOBODY, BenefitForm.of(fields).read(fields));
            }
        };
    }

    private Kind kind(ByteBuffer from) {
        return kinds.get(from.getShort());
    }

    static YearMonth month(ByteBuffer from) {
        int month = from.getShort() & 0xffff;
        return YearMonth.of(month / MONTHS, month % MONTHS + 1);
    }
}
