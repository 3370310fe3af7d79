package org.hotline12333.insurance.records;

import java.time.Year;
import java.time.YearMonth;
import java.util.Optional;
import org.hotline12333.identity.PersonId;
import org.hotline12333.service.Enquirer;
import org.hotline12333.store.database.RecordStoreAwayException;

/**
 * What the records say of a verified person; never a name. Each question about a person is written
 * to the audit in its own transaction. Throws {@link RecordStoreAwayException}. Safe for many
 * threads.
 */
public interface Enquiries {
    /** The months that the records cover; names nobody, and is not in the audit. */
    DataDates dataDates();

    PensionRecord pension(PersonId person, Enquirer enquirer);

    MedicalRecord medical(PersonId person, Enquirer enquirer);

    UnemploymentRecord unemployment(PersonId person, Enquirer enquirer);

    WorkInjuryRecord workInjury(PersonId person, Enquirer enquirer);

    MaternityRecord maternity(PersonId person, Enquirer enquirer);

    /** The newest contribution to the old-age insurance, credited or not; empty when none is. */
    Optional<Contribution> latestContribution(PersonId person, Enquirer enquirer);

    /**
     * What the records say of the month before this one: a contribution, or the gap down to the
     * next older contribution. Empty when nothing older is on record.
     */
    Optional<MonthRecord> contributionBefore(PersonId person, YearMonth month, Enquirer enquirer);

    /** A month's contribution to the old-age insurance. */
    MonthRecord contributionOf(PersonId person, YearMonth month, Enquirer enquirer);

    /** A year's contributions to the old-age insurance. */
    YearRecord contributionsOf(PersonId person, Year year, Enquirer enquirer);
}
