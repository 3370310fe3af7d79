package org.hotline12333.services.enquiry;

import static org.hotline12333.service.Mapping.money;
import static org.hotline12333.service.Mapping.yearMonth;

import java.time.LocalDate;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hotline12333.insurance.records.Dated;
import org.hotline12333.insurance.records.DeliveryCalendar;
import org.hotline12333.insurance.records.DesignatedHospital;
import org.hotline12333.insurance.records.Employer;
import org.hotline12333.insurance.records.MonthRecord.CreditAwaited;
import org.hotline12333.insurance.records.MonthRecord.Recorded;
import org.hotline12333.insurance.records.PersonRecords;
import org.hotline12333.insurance.records.Question;
import org.hotline12333.insurance.records.Status;
import org.hotline12333.service.Contract;
import org.hotline12333.service.Mapping;
import org.hotline12333.service.Offer;
import org.hotline12333.service.Outcomes;
import org.hotline12333.service.Service.Request;
import org.hotline12333.service.VerificationLevel;
import org.hotline12333.store.name.SpokenNames;
import org.hotline12333.value.Value;
import org.hotline12333.value.ValueKind;

/** How a verified person is told what is on record; the same words in every service. */
final class Enquiry {
    private static final String DATA_MONTH = "data-month";
    private static final String EMPLOYER = "employer-name";
    private static final String HOSPITALS = "hospitals";

    /** A month's contribution. */
    static final Mapping<Recorded> CONTRIBUTION =
            Mapping.of(
                    yearMonth("month", (Recorded found) -> found.contribution().month()),
                    money("base", (Recorded found) -> found.contribution().base()),
                    money("personal", (Recorded found) -> found.contribution().personal()),
                    money("employer", (Recorded found) -> found.contribution().employer()),
                    dataMonth());

    /** The same, whose money has not arrived. */
    static final Mapping<CreditAwaited> CREDIT_AWAITED =
            Mapping.of(CONTRIBUTION, shown(CreditAwaited::shown));

    /** What answers a question from a person's records, with what is still to come. */
    interface Query<D, R> {
        R of(PersonRecords records, D asked, DeliveryCalendar.AsOf deliveries);
    }

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
    static <R> Offer<Sources> offer(
            Contract contract, Function<PersonRecords, R> query, Outcomes<R> outcomes) {
        return offer(contract, _ -> "", (records, _, _) -> query.apply(records), outcomes);
    }

    /**
     * The same, where more is asked than whose records it is, or it matters what is still to come.
     *
     * @param detail what is asked, as the audit has it
     */
    static <D, R> Offer<Sources> offer(
            Contract contract,
            Function<Request, D> detail,
            Query<D, R> query,
            Outcomes<R> outcomes) {
        Contract whole = outcomes.in(contract);
        String audited = whole.audited().orElseThrow();
        return new Offer<>(
                whole,
                (sources, request) -> {
                    D asked = detail.apply(request);
                    DeliveryCalendar.AsOf deliveries = sources.deliveries().asOf(request.today());
                    Dated<Found<R>> found =
                            sources.records()
                                    .ask(
                                            request.person(),
                                            request.enquirer(),
                                            new Question<>(
                                                    audited,
                                                    asked.toString(),
                                                    of ->
                                                            new Found<>(
                                                                    query.of(of, asked, deliveries),
                                                                    of)));
                    return outcomes.result(found.record().answer(), given(found, sources.names()));
                });
    }

    /** What answers a question, and the records in which it was found. */
    private record Found<R>(R answer, PersonRecords in) {
        @Override
        public String toString() {
            return "Found[****]";
        }
    }

    /** Names are of the record that was asked, so that none is asked for twice. */
    private static Map<String, Value> given(Dated<? extends Found<?>> found, SpokenNames names) {
        PersonRecords records = found.record().in();
        return Map.of(
                DATA_MONTH,
                new Value.CalendarMonth(found.dates().to()),
                EMPLOYER,
                spoken(names, records.employer().stream().map(Employer::name)),
                HOSPITALS,
                spoken(names, records.hospitals().stream().map(DesignatedHospital::name)));
    }

    private static Value spoken(SpokenNames names, Stream<String> all) {
        return new Value.Names(all.filter(names::isSpoken).toList());
    }

    /** The employer's name, none where it is not on record or has no sound. */
    static <C> Mapping<C> employer() {
        return Mapping.given(EMPLOYER, ValueKind.NAMES);
    }

    /** The same of designated hospitals. */
    static <C> Mapping<C> hospitals() {
        return Mapping.given(HOSPITALS, ValueKind.NAMES);
    }

    /** The data date, which every figure carries. */
    static <C> Mapping<C> dataMonth() {
        return Mapping.given(DATA_MONTH, ValueKind.YEAR_MONTH);
    }

    /** From when on it shows what is not known yet. */
    static <C> Mapping<C> shown(Function<C, LocalDate> day) {
        return Mapping.date("shown-from", day);
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
