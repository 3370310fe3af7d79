package org.hotline12333.insurance.demo;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hotline12333.identity.IdNumber;
import org.hotline12333.identity.Secret;
import org.hotline12333.identity.SocialSecurityNumber;
import org.hotline12333.insurance.records.Contribution;
import org.hotline12333.insurance.records.Insurance;
import org.hotline12333.insurance.records.Scheme;
import org.hotline12333.insurance.records.Status;

/**
 * A person as they are put into the store; amounts in fen. Totals are not among it: they are
 * counted from the contributions, so that they are true.
 *
 * @param initial whether an agency gave the password
 * @param insured each insurance that the person is in, with its contributions, oldest month first
 */
public record DemoPerson(
        IdNumber idNumber,
        SocialSecurityNumber socialSecurityNumber,
        Optional<Secret> password,
        boolean initial,
        Scheme scheme,
        Status status,
        Map<Insurance, List<Contribution>> insured) {
    public DemoPerson {
        insured = Map.copyOf(insured);
    }

    /** How many months are credited. */
    public int monthsPaid(Insurance insurance) {
        return (int) contributions(insurance).stream().filter(Contribution::credited).count();
    }

    /** Months credited in a row, up to the newest one that is. */
    public int monthsInRow(Insurance insurance) {
        List<Contribution> credited =
                contributions(insurance).stream().filter(Contribution::credited).toList();
        int row = Math.min(1, credited.size());
        for (int i = credited.size() - 1; i > 0; i--) {
            if (!credited.get(i - 1).month().plusMonths(1).equals(credited.get(i).month())) {
                return row;
            }
            row++;
        }
        return row;
    }

    private List<Contribution> contributions(Insurance insurance) {
        return insured.getOrDefault(insurance, List.of());
    }
}
