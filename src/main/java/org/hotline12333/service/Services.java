package org.hotline12333.service;

import java.util.List;
import java.util.stream.Stream;
import org.hotline12333.dialog.Contract;
import org.hotline12333.insurance.Credentials;
import org.hotline12333.insurance.Enquiries;
import org.hotline12333.interpreter.Service;

/** All services of the hotline. */
public final class Services {
    private Services() {}

    /** What dialplans may submit to. */
    public static List<Contract> contracts() {
        return List.of(
                RecallCaller.CONTRACT,
                VerifyNumbers.CONTRACT,
                VerifyPassword.CONTRACT,
                TellPension.CONTRACT,
                TellMedical.CONTRACT,
                TellUnemployment.CONTRACT,
                TellWorkInjury.CONTRACT,
                TellMaternity.CONTRACT,
                TellLatestContribution.CONTRACT,
                TellOlderContribution.CONTRACT,
                TellContributionOfMonth.CONTRACT,
                TellContributionsOfYear.CONTRACT);
    }

    /** One of each, over these records. */
    public static List<Service> over(Credentials credentials, Enquiries enquiries) {
        return Stream.<Service>of(
                        new RecallCaller(),
                        new VerifyNumbers(credentials),
                        new VerifyPassword(credentials),
                        new TellPension(enquiries),
                        new TellMedical(enquiries),
                        new TellUnemployment(enquiries),
                        new TellWorkInjury(enquiries),
                        new TellMaternity(enquiries),
                        new TellLatestContribution(enquiries),
                        new TellOlderContribution(enquiries),
                        new TellContributionOfMonth(enquiries),
                        new TellContributionsOfYear(enquiries))
                .<Service>map(OverRecords::new)
                .toList();
    }
}
