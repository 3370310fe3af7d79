package org.hotline12333.services.enquiry;

import static org.hotline12333.service.Mapping.money;
import static org.hotline12333.service.Mapping.yearMonth;

import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.hotline12333.insurance.records.Dated;
import org.hotline12333.insurance.records.MonthRecord.Paid;
import org.hotline12333.insurance.records.PersonRecords;
import org.hotline12333.insurance.records.Question;
import org.hotline12333.insurance.records.Status;
import org.hotline12333.insurance.shelf.Audited;
import org.hotline12333.service.Contract;
import org.hotline12333.service.Mapping;
import org.hotline12333.service.Offer;
import org.hotline12333.service.Outcomes;
import org.hotline12333.service.Service.Request;
import org.hotline12333.service.VerificationLevel;
import org.hotline12333.value.Value;
import org.hotline12333.value.ValueKind;

/** How a verified person is told what is on record; the same words in every service. */
final class Enquiry {
    private static final String DATA_MONTH = "data-month";

    /** A month's contribution. */
    static final Mapping<Paid> CONTRIBUTION =
            Mapping.of(
                    yearMonth("month", (Paid paid) -> paid.contribution().month()),
                    money("base", (Paid paid) -> paid.contribution().base()),
                    money("personal", (Paid paid) -> paid.contribution().personal()),
                    money("employer", (Paid paid) -> paid.contribution().employer()),
                    dataMonth());

    private Enquiry() {}

    /**
     * The contract of a question about the person who asks.
     *
     * @param audited what it is called in the audit, for ever
     */
    static Contract verified(String service, String audited) {
        return Contract.of(service, VerificationLevel.VERIFIED).auditedAs(audited);
    }

    /** A service that tells what a query finds. */
    static <R> Offer<Audited> offer(
            Contract contract, Function<PersonRecords, R> query, Outcomes<R> outcomes) {
        return offer(contract, _ -> "", (records, _) -> query.apply(records), outcomes);
    }

    /**
     * The same, where more is asked than whose records it is.
     *
     * @param detail what is asked, as the audit has it
     */
    static <D, R> Offer<Audited> offer(
            Contract contract,
            Function<Request, D> detail,
            BiFunction<PersonRecords, D, R> query,
            Outcomes<R> outcomes) {
        Contract whole = outcomes.in(contract);
        String audited = whole.audited().orElseThrow();
        return new Offer<>(
                whole,
                (records, request) -> {
                    D asked = detail.apply(request);
                    Dated<R> found =
                            records.ask(
                                    request.person(),
                                    request.enquirer(),
                                    new Question<>(
                                            audited,
                                            asked.toString(),
                                            of -> query.apply(of, asked)));
                    return outcomes.result(
                            found.record(),
                            Map.of(DATA_MONTH, new Value.CalendarMonth(found.dates().to())));
                });
    }

    /** The data date, which every figure carries. */
    static <C> Mapping<C> dataMonth() {
        return Mapping.given(DATA_MONTH, ValueKind.YEAR_MONTH);
    }

    static <C> Mapping<C> status(Function<C, Status> status) {
        return Mapping.phrase(
                "status",
                Status.class,
                status,
                of ->
                        switch (of) {
                            case PAYING -> "status-paying";
                            case SUSPENDED -> "status-suspended";
                            case RETIRED -> "status-retired";
                        });
    }
}
