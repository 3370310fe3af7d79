package org.hotline12333.services;

import java.util.List;
import java.util.stream.Stream;
import org.hotline12333.insurance.records.Enquiries;
import org.hotline12333.service.Contract;
import org.hotline12333.service.Service;
import org.hotline12333.services.access.RecallCaller;
import org.hotline12333.services.access.VerifyNumbers;
import org.hotline12333.services.access.VerifyPassword;
import org.hotline12333.services.enquiry.OverRecords;
import org.hotline12333.services.enquiry.TellContributionOfMonth;
import org.hotline12333.services.enquiry.TellContributionsOfYear;
import org.hotline12333.services.enquiry.TellLatestContribution;
import org.hotline12333.services.enquiry.TellMaternity;
import org.hotline12333.services.enquiry.TellMedical;
import org.hotline12333.services.enquiry.TellOlderContribution;
import org.hotline12333.services.enquiry.TellPension;
import org.hotline12333.services.enquiry.TellUnemployment;
import org.hotline12333.services.enquiry.TellWorkInjury;
import org.hotline12333.store.access.Credentials;

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
