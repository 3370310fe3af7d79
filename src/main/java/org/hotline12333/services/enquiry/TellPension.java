package org.hotline12333.services.enquiry;

import static org.hotline12333.service.Mapping.date;
import static org.hotline12333.service.Mapping.duration;
import static org.hotline12333.service.Mapping.money;
import static org.hotline12333.service.Mapping.months;
import static org.hotline12333.service.Mapping.percent;
import static org.hotline12333.service.Mapping.tail;
import static org.hotline12333.service.Mapping.yearMonth;
import static org.hotline12333.services.enquiry.Enquiry.dataMonth;
import static org.hotline12333.services.enquiry.Enquiry.employer;
import static org.hotline12333.services.enquiry.Enquiry.shown;
import static org.hotline12333.services.enquiry.Enquiry.status;
import static org.hotline12333.services.enquiry.Enquiry.verified;

import java.util.function.Function;
import org.hotline12333.insurance.records.PensionPayment;
import org.hotline12333.insurance.records.PensionRecord;
import org.hotline12333.insurance.records.PensionRecord.Account;
import org.hotline12333.insurance.records.PensionRecord.Composed;
import org.hotline12333.insurance.records.PensionRecord.ComposedAccount;
import org.hotline12333.insurance.records.PensionRecord.ComposedPensioner;
import org.hotline12333.insurance.records.PensionRecord.FirstCreditAwaited;
import org.hotline12333.insurance.records.PensionRecord.NotInsured;
import org.hotline12333.insurance.records.PensionRecord.NothingCredited;
import org.hotline12333.insurance.records.PensionRecord.Pensioner;
import org.hotline12333.insurance.records.PensionRecord.Resident;
import org.hotline12333.insurance.records.PensionRecord.WithAccount;
import org.hotline12333.service.Mapping;
import org.hotline12333.service.Offer;
import org.hotline12333.service.Outcomes;

/**
 * The old-age insurance: status, account, months paid, employer; what the account is made of where
 * agencies say so; for the retired the pension last paid.
 */
final class TellPension {
    private static final Mapping<WithAccount> ACCOUNT =
            Mapping.of(
                    status(WithAccount::status),
                    money("balance", WithAccount::balance),
                    months("months", WithAccount::monthsPaid),
                    duration("duration", WithAccount::monthsPaid),
                    employer(),
                    dataMonth());

    private static final Mapping<Composed> COMPOSITION =
            Mapping.of(
                    money("principal", (Composed of) -> of.composition().principal()),
                    money("interest", (Composed of) -> of.composition().interest()),
                    percent("rate", (Composed of) -> of.composition().rate()),
                    months("deemed", (Composed of) -> of.composition().deemedMonths()),
                    months("all-months", (Composed of) -> of.composition().allMonths()));

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
                                    payment(Pensioner::latest))
                            .answer("composed-account", ComposedAccount.class, ACCOUNT, COMPOSITION)
                            .answer(
                                    "composed-pensioner",
                                    ComposedPensioner.class,
                                    ACCOUNT,
                                    COMPOSITION,
                                    payment(ComposedPensioner::latest))
                            .answer("resident", Resident.class, ACCOUNT)
                            .answer(
                                    "first-credit-awaited",
                                    FirstCreditAwaited.class,
                                    shown(FirstCreditAwaited::shown),
                                    employer(),
                                    dataMonth())
                            .answer(
                                    "nothing-credited",
                                    NothingCredited.class,
                                    employer(),
                                    dataMonth())
                            .answer("not-insured", NotInsured.class));

    private TellPension() {}

    private static <C> Mapping<C> payment(Function<C, PensionPayment> latest) {
        return Mapping.of(
                yearMonth("paid-month", (C of) -> latest.apply(of).month()),
                money("amount", (C of) -> latest.apply(of).amount()),
                date("paid-date", (C of) -> latest.apply(of).paidOn()),
                tail("account-tail", (C of) -> latest.apply(of).accountTail()));
    }
}
