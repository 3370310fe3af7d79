package org.hotline12333.insurance.shelf;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongPredicate;
import org.hotline12333.identity.PersonId;
import org.hotline12333.insurance.StoreUnderTest;
import org.hotline12333.insurance.records.Account;
import org.hotline12333.insurance.records.ContributionHistory;
import org.hotline12333.insurance.records.ContributionRun;
import org.hotline12333.insurance.records.DataDates;
import org.hotline12333.insurance.records.Enrolment;
import org.hotline12333.insurance.records.PensionPayment;
import org.hotline12333.insurance.records.PersonRecords;
import org.hotline12333.store.sealing.KeySet;
import org.hotline12333.store.sealing.Keyring;
import org.hotline12333.store.sealing.RecordSeal;
import tools.jackson.dataformat.cbor.CBORMapper;

/** Records as versions wrote them that knew the first form alone, and shelves full of them. */
public final class FirstForm {
    private static final CBORMapper CBOR = new CBORMapper();
    private static final ContributionRun NOTHING =
            new ContributionRun(Months.FIRST, 0, 0, 0, 0, true);

    private FirstForm() {}

    static byte[] encode(PersonRecords records) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("d", dates(records.dates()));
        Map<String, Object> enrolments = new LinkedHashMap<>();
        records.enrolments()
                .forEach((insurance, of) -> enrolments.put("" + insurance.code(), enrolment(of)));
        unlessEmpty(all, "e", enrolments);
        Map<String, Object> accounts = new LinkedHashMap<>();
        records.accounts()
                .forEach((insurance, of) -> accounts.put("" + insurance.code(), account(of)));
        unlessEmpty(all, "a", accounts);
        List<Object> payments = new ArrayList<>();
        records.pensionPayments().forEach(of -> payments.add(payment(of)));
        if (!payments.isEmpty()) {
            all.put("p", payments);
        }
        records.unemploymentBenefit()
                .ifPresent(of -> {
                    Map<String, Object> benefit = new LinkedHashMap<>();
                    benefit.put("a", of.monthlyAmount());
                    benefit.put("l", of.monthsLeft());
                    benefit.put("d", of.lastPaidOn().map(LocalDate::toEpochDay).orElse(null));
                    all.put("u", benefit);
                });
        records.labourCapacityGrade().ifPresent(grade -> all.put("g", grade));
        return CBOR.writeValueAsBytes(all);
    }

    private static void unlessEmpty(Map<String, Object> all, String name, Map<String, Object> of) {
        if (!of.isEmpty()) {
            all.put(name, of);
        }
    }

    private static Map<String, Object> dates(DataDates dates) {
        return Map.of("f", Months.number(dates.from()), "t", Months.number(dates.to()));
    }

    private static Map<String, Object> account(Account account) {
        return Map.of(
                "b", account.balance(),
                "c", account.creditedThisMonth(),
                "s", account.spentThisYear());
    }

    private static Map<String, Object> payment(PensionPayment payment) {
        return Map.of(
                "m", Months.number(payment.month()),
                "a", payment.amount(),
                "d", payment.paidOn().toEpochDay(),
                "t", payment.accountTail());
    }

    private static Map<String, Object> enrolment(Enrolment enrolment) {
        return Map.of(
                "c", enrolment.scheme().code(),
                "s", enrolment.status().code(),
                "m", enrolment.monthsPaid(),
                "r", enrolment.monthsInRow(),
                "h", history(enrolment.contributions()));
    }

    private static Map<String, Object> history(ContributionHistory history) {
        List<Map<String, Long>> columns = new ArrayList<>();
        List<Integer> uncredited = new ArrayList<>();
        ContributionRun before = NOTHING;
        for (ContributionRun run : history.runs()) {
            YearMonth next = before.from().plusMonths(before.months());
            columns.add(
                    Map.of(
                            "g", (long) Months.number(run.from()) - Months.number(next),
                            "n", (long) run.months(),
                            "b", run.base() - before.base(),
                            "p", run.personal() - before.personal(),
                            "e", run.employer() - before.employer()));
            if (!run.credited()) {
                uncredited.add(columns.size() - 1);
            }
            before = run;
        }
        Map<String, Object> stored = new LinkedHashMap<>();
        if (!columns.isEmpty()) {
            for (String column : List.of("g", "n", "b", "p", "e")) {
                stored.put(column, columns.stream().map(run -> run.get(column)).toList());
            }
        }
        if (!uncredited.isEmpty()) {
            stored.put("u", uncredited);
        }
        return stored;
    }

    /** Writes what is on a shelf of these persons as a version before would have. */
    public static void write(StoreUnderTest store, Shelf shelf, LongPredicate persons) {
        KeySet keys = Keyring.open(store.source(), store.keyFile(), store.clock()).now();
        RecordSeal seal = new RecordSeal();
        for (SealedRecord row : rows(store, shelf)) {
            if (persons.test(row.person().value())) {
                PersonRecords records = RecordCodec.decode(clear(row, seal, keys));
                store.sql()
                        .sql("update " + shelf.table() + " set record = ? where person = ?")
                        .param(
                                seal.seal(
                                        keys.of(row.sealingKey()),
                                        row.delivery(),
                                        row.person(),
                                        encode(records)))
                        .param(row.person().value())
                        .update();
            }
        }
    }

    /** Of how many persons a shelf has it. */
    public static long count(StoreUnderTest store, Shelf shelf) {
        KeySet keys = Keyring.open(store.source(), store.keyFile(), store.clock()).now();
        RecordSeal seal = new RecordSeal();
        return rows(store, shelf).stream()
                .filter(row -> CborRecord.isBegunBy(clear(row, seal, keys)[0] & 0xff))
                .count();
    }

    private static List<SealedRecord> rows(StoreUnderTest store, Shelf shelf) {
        return store.sql()
                .sql("select person, delivery, sealing_key, record from " + shelf.table())
                .query((row, _) ->
                        new SealedRecord(
                                new PersonId(row.getLong(1)),
                                row.getInt(2),
                                row.getString(3),
                                row.getBytes(4)))
                .list();
    }

    private static byte[] clear(SealedRecord row, RecordSeal seal, KeySet keys) {
        return row.open(seal, keys.of(row.sealingKey())).orElseThrow();
    }
}
