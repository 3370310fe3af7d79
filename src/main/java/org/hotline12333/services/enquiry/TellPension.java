package org.hotline12333.services.enquiry;

import static org.hotline12333.service.Mapping.date;
import static org.hotline12333.service.Mapping.duration;
import static org.hotline12333.service.Mapping.money;
import static org.hotline12333.service.Mapping.months;
import static org.hotline12333.service.Mapping.tail;
import static org.hotline12333.service.Mapping.yearMonth;
import static org.hotline12333.services.enquiry.Enquiry.dataMonth;
import static org.hotline12333.services.enquiry.Enquiry.shown;
import static org.hotline12333.services.enquiry.Enquiry.status;
import static org.hotline12333.services.enquiry.Enquiry.verified;

import org.hotline12333.insurance.records.PensionRecord;
import org.hotline12333.insurance.records.PensionRecord.Account;
import org.hotline12333.insurance.records.PensionRecord.FirstCreditAwaited;
import org.hotline12333.insurance.records.PensionRecord.NotInsured;
import org.hotline12333.insurance.records.PensionRecord.NothingCredited;
import org.hotline12333.insurance.records.PensionRecord.Pensioner;
import org.hotline12333.insurance.records.PensionRecord.Resident;
import org.hotline12333.insurance.records.PensionRecord.WithAccount;
import org.hotline12333.service.Mapping;
import org.hotline12333.service.Offer;
import org.hotline12333.service.Outcomes;

/** The old-age insurance: status, account, months paid; for the retired the pension last paid. */
final class TellPension {
    private static final Mapping<WithAccount> ACCOUNT =
            Mapping.of(
                    status(WithAccount::status),
                    money("balance", WithAccount::balance),
                    months("months", WithAccount::monthsPaid),
                    duration("duration", WithAccount::monthsPaid),
                    dataMonth());

    static final Offer<Sources> OFFER =
            Enquiry.offer(
                    verified("tell-pension", "PENSION"),
                    _ -> "",
                    (records, _, deliveries) -> PensionRecord.of(records, deliveries),
                    Outcomes.of(PensionRecord.class)
                            .answer("account", Account.class, ACCOUNT)
                            .answer(
                                    "pensioner",
                                    Pensioner.class,
                                    ACCOUNT,
                                    yearMonth("paid-month", (Pensioner of) -> of.latest().month()),
                                    money("amount", (Pensioner of) -> of.latest().amount()),
                                    date("paid-date", (Pensioner of) -> of.latest().paidOn()),
                                    tail(
                                            "account-tail",
                                            (Pensioner of) -> of.latest().accountTail()))
                            .answer("resident", Resident.class, ACCOUNT)
                            .answer(
                                    "first-credit-awaited",
                                    FirstCreditAwaited.class,
                                    shown(FirstCreditAwaited::shown),
                                    dataMonth())
                            .answer("nothing-credited", NothingCredited.class, dataMonth())
                            .answer("not-insured", NotInsured.class));

    private TellPension() {}
}
