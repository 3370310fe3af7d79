package org.hotline12333.services.enquiry;

import static org.hotline12333.service.Mapping.money;
import static org.hotline12333.services.enquiry.Enquiry.dataMonth;
import static org.hotline12333.services.enquiry.Enquiry.hospitals;
import static org.hotline12333.services.enquiry.Enquiry.status;
import static org.hotline12333.services.enquiry.Enquiry.verified;

import org.hotline12333.insurance.records.MedicalRecord;
import org.hotline12333.insurance.records.MedicalRecord.Account;
import org.hotline12333.insurance.records.MedicalRecord.NotInsured;
import org.hotline12333.insurance.records.MedicalRecord.PooledAccount;
import org.hotline12333.insurance.records.MedicalRecord.PooledResident;
import org.hotline12333.insurance.records.MedicalRecord.Resident;
import org.hotline12333.service.Offer;
import org.hotline12333.service.Outcomes;

/** The medical insurance: balance, credited this month, spent and pooled this year; hospitals. */
final class TellMedical {
    static final Offer<Sources> OFFER =
            Enquiry.offer(
                    verified("tell-medical", "MEDICAL"),
                    MedicalRecord::of,
                    Outcomes.of(MedicalRecord.class)
                            .answer(
                                    "account",
                                    Account.class,
                                    status(Account::status),
                                    money("balance", Account::balance),
                                    money("credited", Account::creditedThisMonth),
                                    money("spent", Account::spentThisYear),
                                    hospitals(),
                                    dataMonth())
                            .answer(
                                    "pooled-account",
                                    PooledAccount.class,
                                    status(PooledAccount::status),
                                    money("balance", PooledAccount::balance),
                                    money("credited", PooledAccount::creditedThisMonth),
                                    money("spent", PooledAccount::spentThisYear),
                                    money("pooled", PooledAccount::pooledThisYear),
                                    hospitals(),
                                    dataMonth())
                            .answer(
                                    "pooled-resident",
                                    PooledResident.class,
                                    status(PooledResident::status),
                                    money("pooled", PooledResident::pooledThisYear),
                                    hospitals(),
                                    dataMonth())
                            .answer(
                                    "resident",
                                    Resident.class,
                                    status(Resident::status),
                                    hospitals(),
                                    dataMonth())
                            .answer("not-insured", NotInsured.class));

    private TellMedical() {}
}
