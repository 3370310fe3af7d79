package org.hotline12333.insurance.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hotline12333.insurance.StoreUnderTest;
import org.hotline12333.insurance.TestPeople;
import org.hotline12333.insurance.demo.DemoPeople;
import org.hotline12333.service.Contract;
import org.hotline12333.service.FieldType;
import org.hotline12333.service.FieldValue;
import org.hotline12333.service.Service;
import org.hotline12333.service.VerificationLevel;
import org.hotline12333.services.Services;
import org.hotline12333.value.Value;
import org.junit.jupiter.api.Test;

/** Every service that tells, over every database: a new one is asked without a line here. */
public interface AnswersContract {
    StoreUnderTest fresh();

    private Stream<Service> tellers(StoreUnderTest store) {
        return Services.over(
                        store.store().credentials(),
                        store.store().enquiries(),
                        DeliveryCalendar.USUAL,
                        store.store().recordings(),
                        store.store().sounds().names(),
                        store.store().tickets(),
                        store.store().outbox(),
                        store.store().cardLosses(),
                        _ -> true,
                        (_, _, _) -> Optional.empty(),
                        3)
                .stream()
                .filter(service -> service.contract().service().startsWith("tell-"));
    }

    /** Before the records begin, in them, at their end and after it. */
    private static List<Service.Request> requests(Contract contract, Service.Caller caller) {
        return Stream.of("1990-01", "2019-05", "2026-10", "2026-11", "2030-01")
                .map(YearMonth::parse)
                .map(month ->
                        new Service.Request(
                                StoreUnderTest.calling(StoreUnderTest.MOBILE),
                                contract.fields().entrySet().stream()
                                        .collect(
                                                Collectors.toMap(
                                                        Map.Entry::getKey,
                                                        field -> keyed(field.getValue(), month))),
                                contract.values().keySet().stream()
                                        .collect(
                                                Collectors.toMap(
                                                        slot -> slot,
                                                        _ -> new Value.CalendarMonth(month))),
                                Optional.of(caller),
                                LocalDate.of(2026, 11, 20),
                                "zh"))
                .toList();
    }

    private static FieldValue keyed(FieldType type, YearMonth month) {
        return switch (type) {
            case YEAR_MONTH -> new FieldValue.CalendarMonth(month);
            case YEAR -> new FieldValue.CalendarYear(Year.of(month.getYear()));
            case ID_NUMBER,
                    SOCIAL_SECURITY_NUMBER,
                    PASSWORD,
                    TICKET_NUMBER,
                    TELEPHONE_NUMBER,
                    RECORDING ->
                    throw new IllegalArgumentException("a verified caller keys no " + type);
        };
    }

    @Test
    default void everyServiceAnswersEverybodyAsItsContractSays() {
        List<Service.Caller> people =
                DemoPeople.file().people().stream()
                        .map(each -> new TestPeople(each.idNumber(), each.socialSecurityNumber()))
                        .map(person ->
                                new Service.Caller(VerificationLevel.VERIFIED, fresh().id(person)))
                        .toList();

        assertThat(tellers(fresh()))
                .isNotEmpty()
                .allSatisfy(service -> {
                    Contract contract = service.contract();
                    assertThat(people)
                            .flatExtracting(person -> requests(contract, person))
                            .extracting(service::serve)
                            .allSatisfy(result ->
                                    assertThat(contract.outcomes())
                                            .hasEntrySatisfying(
                                                    result.outcome(),
                                                    promised ->
                                                            assertThat(kinds(result))
                                                                    .isEqualTo(promised.slots())));
                });
    }

    private static Map<String, Object> kinds(Service.Result result) {
        return result.slots().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, slot -> slot.getValue().kind()));
    }

    @Test
    default void everyAnswerIsInTheAuditUnderTheNameOfItsContract() {
        var caller = new Service.Caller(VerificationLevel.VERIFIED, fresh().id(TestPeople.PAYING));

        List<String> names =
                tellers(fresh())
                        .map(service -> {
                            service.serve(requests(service.contract(), caller).getLast());
                            return service.contract().audited().orElseThrow();
                        })
                        .toList();

        assertThat(names).doesNotHaveDuplicates();
        assertThat(fresh().audit()).extracting(row -> row.replaceFirst("/.*", "")).isEqualTo(names);
    }

    /** One record and the audit's row; of a card, whether it is reported lost. Nothing besides. */
    @Test
    default void anAnswerCostsNoStatementTooMany() {
        List<String> made = new ArrayList<>();
        StoreUnderTest watched =
                StoreUnderTest.over(
                        new WatchedSource(fresh().source(), made::add), fresh().keyFile());
        var caller = new Service.Caller(VerificationLevel.VERIFIED, fresh().id(TestPeople.RETIRED));

        assertThat(
                        tellers(watched)
                                .collect(
                                        Collectors.toMap(
                                                service -> service.contract().service(),
                                                service -> {
                                                    Service.Request request =
                                                            requests(service.contract(), caller)
                                                                    .get(2);
                                                    service.serve(request);
                                                    made.clear();
                                                    service.serve(request);
                                                    return made.size();
                                                })))
                .hasSizeGreaterThan(8)
                .allSatisfy((service, statements) ->
                        assertThat(statements).isEqualTo(service.equals("tell-card") ? 3 : 2));
    }
}
