package org.hotline12333.insurance.intake;

import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.IOException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import org.hotline12333.insurance.delivery.AccountRow;
import org.hotline12333.insurance.delivery.BenefitRow;
import org.hotline12333.insurance.delivery.ContributionRow;
import org.hotline12333.insurance.delivery.DeliveryFile;
import org.hotline12333.insurance.delivery.DeliveryRow;
import org.hotline12333.insurance.delivery.EnrolmentRow;
import org.hotline12333.insurance.delivery.Kind;
import org.hotline12333.insurance.delivery.PersonRow;
import org.hotline12333.insurance.records.Insurance;
import org.hotline12333.insurance.records.Scheme;
import org.hotline12333.insurance.records.Status;

/** Rows as they lie in a spill, for the length of a run: whose they are is said beside them. */
final class SpilledRow {
    private static final String NOBODY = "";
    private static final long NEVER = Long.MIN_VALUE;

    private SpilledRow() {}

    static void write(DeliveryRow row, DataOutput to) throws IOException {
        to.writeByte(row.file().ordinal());
        switch (row) {
            case PersonRow _ -> throw new IllegalArgumentException("persons are not spilled");
            case EnrolmentRow enrolment -> {
                kind(enrolment.kind(), to);
                to.writeByte(enrolment.status().ordinal());
                to.writeShort(enrolment.monthsPaid());
                to.writeShort(enrolment.monthsInRow());
            }
            case ContributionRow contribution -> {
                kind(contribution.kind(), to);
                month(contribution.forMonth(), to);
                month(contribution.bookedIn(), to);
                to.writeLong(contribution.base());
                to.writeLong(contribution.personal());
                to.writeLong(contribution.employer());
                to.writeBoolean(contribution.credited());
            }
            case AccountRow account -> {
                kind(account.kind(), to);
                to.writeLong(account.balance());
                to.writeLong(account.creditedThisMonth());
                to.writeLong(account.spentThisYear());
            }
            case BenefitRow benefit -> benefit(benefit.benefit(), to);
        }
    }

    private static void benefit(BenefitRow.Benefit benefit, DataOutput to) throws IOException {
        switch (benefit) {
            case BenefitRow.Pension pension -> {
                to.writeByte(0);
                month(pension.month(), to);
                to.writeLong(pension.amount());
                to.writeLong(pension.paidOn().toEpochDay());
                to.writeUTF(pension.accountTail());
            }
            case BenefitRow.Unemployment unemployment -> {
                to.writeByte(1);
                to.writeLong(unemployment.monthlyAmount());
                to.writeShort(unemployment.monthsLeft());
                to.writeLong(unemployment.lastPaidOn().map(LocalDate::toEpochDay).orElse(NEVER));
            }
            case BenefitRow.Capacity capacity -> {
                to.writeByte(2);
                to.writeByte(capacity.grade());
            }
        }
    }

    private static void kind(Kind kind, DataOutput to) throws IOException {
        to.writeUTF(kind.code());
        to.writeByte(kind.insurance().code());
        to.writeByte(kind.scheme().ordinal());
    }

    private static void month(YearMonth month, DataOutput to) throws IOException {
        to.writeShort(month.getYear());
        to.writeByte(month.getMonthValue());
    }

    static DeliveryRow read(DataInputStream from) throws IOException {
        return switch (DeliveryFile.values()[from.readByte()]) {
            case PERSONS -> throw new IOException("persons are not spilled");
            case ENROLMENTS ->
                    new EnrolmentRow(
                            NOBODY,
                            kind(from),
                            Status.values()[from.readByte()],
                            from.readShort(),
                            from.readShort());
            case CONTRIBUTIONS ->
                    new ContributionRow(
                            NOBODY,
                            kind(from),
                            month(from),
                            month(from),
                            from.readLong(),
                            from.readLong(),
                            from.readLong(),
                            from.readBoolean());
            case ACCOUNTS ->
                    new AccountRow(
                            NOBODY, kind(from), from.readLong(), from.readLong(), from.readLong());
            case BENEFITS -> new BenefitRow(NOBODY, benefit(from));
        };
    }

    private static BenefitRow.Benefit benefit(DataInput from) throws IOException {
        return switch (from.readByte()) {
            case 0 ->
                    new BenefitRow.Pension(
                            month(from),
                            from.readLong(),
                            LocalDate.ofEpochDay(from.readLong()),
                            from.readUTF());
            case 1 ->
                    new BenefitRow.Unemployment(
                            from.readLong(),
                            from.readShort(),
                            Optional.of(from.readLong())
                                    .filter(day -> day != NEVER)
                                    .map(LocalDate::ofEpochDay));
            default -> new BenefitRow.Capacity(from.readByte());
        };
    }

    private static Kind kind(DataInput from) throws IOException {
        return new Kind(
                from.readUTF(), Insurance.of(from.readByte()), Scheme.values()[from.readByte()]);
    }

    private static YearMonth month(DataInput from) throws IOException {
        return YearMonth.of(from.readShort(), from.readByte());
    }
}
