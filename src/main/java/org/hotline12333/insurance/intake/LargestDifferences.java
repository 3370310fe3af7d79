package org.hotline12333.insurance.intake;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.hotline12333.insurance.delivery.AccountRow;
import org.hotline12333.insurance.delivery.ContributionRow;
import org.hotline12333.insurance.delivery.DeliveryFile;
import org.hotline12333.insurance.delivery.DeliveryRow;
import org.hotline12333.insurance.records.Account;
import org.hotline12333.insurance.records.ContributionSum;
import org.hotline12333.insurance.records.Insurance;
import org.hotline12333.insurance.records.PersonRecords;

/** What differs most for a person who was there before; never more than ten are kept. */
final class LargestDifferences {
    private static final int KEPT = 10;

    private final TreeSet<Difference> kept = new TreeSet<>(Difference.LARGEST_FIRST);

    /** Of what is said of this person; what is no longer said has no line that would name it. */
    void note(PersonRecords before, PersonRecords after, List<Said> said) {
        Map<Insurance, ContributionSum> were = ContributionSum.of(before);
        ContributionSum.of(after)
                .forEach((insurance, sum) ->
                        note(
                                DeliveryFile.CONTRIBUTIONS,
                                insurance,
                                paid(sum)
                                        - paid(
                                                were.getOrDefault(
                                                        insurance, ContributionSum.NOTHING)),
                                said,
                                row -> isContribution(row, insurance)));
        after.accounts()
                .forEach((insurance, account) ->
                        note(
                                DeliveryFile.ACCOUNTS,
                                insurance,
                                account.balance() - balance(before.accounts(), insurance),
                                said,
                                row -> isAccount(row, insurance)));
    }

    private static long paid(ContributionSum sum) {
        return Math.addExact(sum.personal(), sum.employer());
    }

    private static long balance(Map<Insurance, Account> accounts, Insurance insurance) {
        return Optional.ofNullable(accounts.get(insurance)).map(Account::balance).orElse(0L);
    }

    private static boolean isContribution(DeliveryRow row, Insurance insurance) {
        return row instanceof ContributionRow of && of.kind().insurance() == insurance;
    }

    private static boolean isAccount(DeliveryRow row, Insurance insurance) {
        return row instanceof AccountRow of && of.kind().insurance() == insurance;
    }

    private static Optional<Long> line(List<Said> said, Predicate<DeliveryRow> of) {
        return said.stream().filter(each -> of.test(each.row())).map(Said::line).findFirst();
    }

    private void note(
            DeliveryFile file,
            Insurance insurance,
            long fen,
            List<Said> said,
            Predicate<DeliveryRow> of) {
        if (fen != 0 && !isSmaller(fen)) {
            line(said, of).ifPresent(line -> kept.add(new Difference(file, line, insurance, fen)));
            if (kept.size() > KEPT) {
                kept.pollLast();
            }
        }
    }

    /** Than all that are kept, as nearly every one is. */
    private boolean isSmaller(long fen) {
        return kept.size() == KEPT && Math.abs(fen) < Math.abs(kept.last().fen());
    }

    List<Difference> all() {
        return List.copyOf(kept);
    }
}
