package org.hotline12333.insurance.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
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
                                new Service.Caller(
                                        VerificationLevel.VERIFIED, fresh().id(person))));
        return Services.over(store.store().credentials(), store.store().enquiries()).stream()
                .filter(each -> each.contract().service().equals(service))
                .findAny()
                .orElseThrow()
                .serve(request)
                .slots();
    }

    /** Delivers the next month once, just before the statement that names the table. */
    private Map<String, Value> toldWhileDelivered(
            String service, TestPeople person, String table, String... delivery) {
        var delivered = new HashMap<String, Boolean>();
        try {
            return told(
                    service,
                    person,
                    statement -> {
                        if (statement.contains(table)
                                && delivered.putIfAbsent(table, true) == null) {
                            deliver("update data_dates set data_to = date '2026-11-01'");
                            for (String each : delivery) {
                                deliver(each);
                            }
                        }
                    });
        } finally {
            deliver("update data_dates set data_to = date '2026-10-01'");
            deliver("update medical_account set balance = balance - 100 where balance = 321805");
            deliver("update pension_payment set amount = 421560 where amount = 500000");
            assertThat(delivered).containsKey(table);
        }
    }

    private void deliver(String sql) {
        fresh().sql().sql(sql).update();
    }

    @Test
    default void tellsTheOldBalanceWithTheOldMonthWhileADeliveryComes() {
        assertThat(
                        toldWhileDelivered(
                                "tell-medical",
                                TestPeople.PAYING,
                                "medical_account",
                                "update medical_account set balance = 321805 where balance = 321705"))
                .containsEntry("balance", new Value.Money(321_705))
                .containsEntry("data-month", new Value.Month(YearMonth.parse(OLD)));
    }

    @Test
    default void tellsAnOldPensionWithTheOldMonthWhileADeliveryComes() {
        assertThat(
                        toldWhileDelivered(
                                "tell-pension",
                                TestPeople.RETIRED,
                                "pension_payment",
                                "update pension_payment set amount = 500000 where amount = 421560"))
                .containsEntry("amount", new Value.Money(421_560))
                .containsEntry("data-month", new Value.Month(YearMonth.parse(OLD)));
    }

    @Test
    default void tellsTheNewBalanceWithTheNewMonthAfterADelivery() {
        assertThat(
                        toldWhileDelivered(
                                "tell-medical",
                                TestPeople.PAYING,
                                "data_dates",
                                "update medical_account set balance = 321805 where balance = 321705"))
                .containsEntry("balance", new Value.Money(321_805))
                .containsEntry("data-month", new Value.Month(YearMonth.of(2026, 11)));
    }
}
