package org.hotline12333.insurance.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.hotline12333.insurance.StoreUnderTest;
import org.hotline12333.insurance.TestPeople;
import org.hotline12333.service.Service;
import org.hotline12333.service.VerificationLevel;
import org.hotline12333.services.Services;
import org.hotline12333.value.Value;
import org.junit.jupiter.api.Test;

/** A figure and the month that it is told for are of one delivery, whenever another one comes. */
public interface SnapshotContract {
    String OLD = "2026-10";

    StoreUnderTest fresh();

    private Map<String, Value> told(
            String service, TestPeople person, Consumer<String> beforeStatement) {
        var source = new WatchedSource(fresh().source(), beforeStatement);
        StoreUnderTest store = StoreUnderTest.over(source, fresh().keyFile());
        var request =
                new Service.Request(
                        StoreUnderTest.calling(StoreUnderTest.MOBILE),
                        Map.of(),
                        Map.of(),
                        Optional.of(
                                new Service.Caller(VerificationLevel.VERIFIED, fresh().id(person))),
                        LocalDate.of(2026, 11, 20),
                        "zh");
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
                .filter(each -> each.contract().service().equals(service))
                .findAny()
                .orElseThrow()
                .serve(request)
                .slots();
    }

    private static PersonRecords onePaidMore(PersonRecords records) {
        Map<Insurance, Account> more = new HashMap<>(records.accounts());
        more.computeIfPresent(
                Insurance.MEDICAL,
                (_, of) ->
                        new Account(
                                of.balance() + 100, of.creditedThisMonth(), of.spentThisYear()));
        return new PersonRecords(
                records.dates(),
                records.enrolments(),
                more,
                records.pensionPayments(),
                records.unemploymentBenefit(),
                records.labourCapacityGrade());
    }

    /** Does this just before a record is read for the first time. */
    private Map<String, Value> toldWhile(Runnable happens) {
        var happened = new AtomicBoolean();
        return told(
                "tell-medical",
                TestPeople.PAYING,
                statement -> {
                    if (statement.contains("from record_") && !happened.getAndSet(true)) {
                        happens.run();
                    }
                });
    }

    private void deliver(int months) {
        for (int month = 0; month < months; month++) {
            fresh().deliver(
                            YearMonth.parse(OLD).plusMonths(month + 1L),
                            Map.of(fresh().id(TestPeople.PAYING), SnapshotContract::onePaidMore));
        }
    }

    private void deliverTheOldMonthAgain() {
        fresh().sql().sql("update visible_delivery set delivery = 1").update();
        fresh().sql().sql("update delivery set state = 'VISIBLE' where id = 1").update();
        fresh().sql().sql("delete from delivery where id > 1").update();
    }

    @Test
    default void tellsTheOldBalanceWithTheOldMonthWhileADeliveryComes() {
        try {
            assertThat(toldWhile(() -> deliver(1)))
                    .containsEntry("balance", new Value.Money(321_705))
                    .containsEntry("data-month", new Value.CalendarMonth(YearMonth.parse(OLD)));
            assertThat(told("tell-medical", TestPeople.PAYING, _ -> {}))
                    .containsEntry("balance", new Value.Money(321_805))
                    .containsEntry("data-month", new Value.CalendarMonth(YearMonth.of(2026, 11)));
        } finally {
            deliverTheOldMonthAgain();
        }
    }

    /** The shelf that it was about to read has been filled with the month after the next. */
    @Test
    default void tellsNoMonthOfAnotherDeliveryThanItsShelf() {
        Map<Long, byte[]> old = shelf();
        try {
            assertThat(toldWhile(() -> deliver(2)))
                    .containsEntry("balance", new Value.Money(321_905))
                    .containsEntry("data-month", new Value.CalendarMonth(YearMonth.of(2026, 12)));
        } finally {
            deliverTheOldMonthAgain();
            fresh().sql().sql("update record_a set delivery = 1").update();
            old.forEach((person, record) ->
                    fresh().sql()
                            .sql("update record_a set record = ? where person = ?")
                            .param(record)
                            .param(person)
                            .update());
        }
    }

    /** The shelf that it was about to read is being filled with what nobody hears yet. */
    @Test
    default void tellsNothingOfADeliveryThatIsOnItsWay() {
        try {
            assertThat(
                            toldWhile(() -> {
                                deliver(1);
                                fresh().sql().sql("update record_a set delivery = 3").update();
                            }))
                    .containsEntry("balance", new Value.Money(321_805))
                    .containsEntry("data-month", new Value.CalendarMonth(YearMonth.of(2026, 11)));
        } finally {
            deliverTheOldMonthAgain();
            fresh().sql().sql("update record_a set delivery = 1").update();
        }
    }

    private Map<Long, byte[]> shelf() {
        Map<Long, byte[]> records = new HashMap<>();
        fresh().sql()
                .sql("select person, record from record_a")
                .query(row -> {
                    records.put(row.getLong("person"), row.getBytes("record"));
                });
        return records;
    }
}
