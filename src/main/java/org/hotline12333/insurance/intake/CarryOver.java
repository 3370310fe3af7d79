package org.hotline12333.insurance.intake;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.hotline12333.identity.PersonId;
import org.hotline12333.insurance.records.Account;
import org.hotline12333.insurance.records.Contribution;
import org.hotline12333.insurance.records.ContributionHistory;
import org.hotline12333.insurance.records.DataDates;
import org.hotline12333.insurance.records.Enrolment;
import org.hotline12333.insurance.records.Insurance;
import org.hotline12333.insurance.records.PensionPayment;
import org.hotline12333.insurance.records.PersonRecords;
import org.hotline12333.insurance.records.Scheme;
import org.hotline12333.insurance.records.Status;
import org.hotline12333.insurance.records.UnemploymentBenefit;
import org.hotline12333.insurance.shelf.Deliveries;
import org.hotline12333.insurance.shelf.Deliveries.Noted;
import org.hotline12333.insurance.shelf.ShelfWriter;
import org.hotline12333.store.database.Database;
import org.hotline12333.store.sealing.Keyring;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;

/**
 * Brings the records of a store of before the shelves onto one, and takes the tables away in which
 * they were. A store that was carried over before is left as it is.
 */
public final class CarryOver {
    /** As V12 notes it. */
    private static final String BEFORE_THERE_WERE = "before there were deliveries";

    private static final int BATCH = 200;

    private final Database database;
    private final JdbcTemplate jdbc;
    private final Keyring keyring;
    private final InstantSource clock;

    public CarryOver(Database database, Keyring keyring, InstantSource clock) {
        this.database = database.patient();
        jdbc = this.database.jdbc();
        this.keyring = keyring;
        this.clock = clock;
    }

    /** All of it, or none where it ends in the middle; a second server waits for the first. */
    public void run() {
        if (hasTables()) {
            database.transactions().inOne(this::carry);
            dropOldTables(jdbc);
        }
    }

    /** Takes away the tables from which everything was carried, or into which nothing ever came. */
    public static void dropOldTables(JdbcTemplate jdbc) {
        for (String table :
                List.of(
                        "enrolment",
                        "pension_account",
                        "medical_account",
                        "contribution",
                        "pension_payment",
                        "unemployment_benefit",
                        "labour_capacity",
                        "data_dates",
                        "person")) {
            jdbc.execute("drop table if exists " + table + " cascade");
        }
    }

    private boolean hasTables() {
        return !jdbc.queryForList(
                        "select 1 from information_schema.tables where table_name = 'data_dates'"
                                + " and table_schema = current_schema",
                        Integer.class)
                .isEmpty();
    }

    private int carry() {
        jdbc.queryForList("select id from delivery for update");
        Optional<Noted> waiting =
                new Deliveries(database)
                        .of(BEFORE_THERE_WERE)
                        .filter(noted -> noted.state() == Deliveries.State.MERGING);
        waiting.ifPresent(this::carry);
        return waiting.isPresent() ? 1 : 0;
    }

    private void carry(Noted delivery) {
        ShelfWriter writer = new ShelfWriter(database, keyring);
        Changes changes = new Changes();
        List<Long> some = after(0);
        while (!some.isEmpty()) {
            Map<PersonId, PersonRecords> records = new HashMap<>();
            some.forEach(id -> records.put(new PersonId(id), records(id, delivery.dates())));
            writer.put(delivery.shelf(), delivery.id(), records);
            records.values().forEach(each -> changes.note(each));
            some = after(some.getLast());
        }
        new Deliveries(database).show(delivery, changes.people(), changes.sums(), clock.instant());
    }

    private List<Long> after(long id) {
        return jdbc.query(
                "select id from person where id > ? order by id limit " + BATCH,
                (row, _) -> row.getLong("id"),
                id);
    }

    private static YearMonth month(ResultSet row, String column) throws SQLException {
        return YearMonth.from(row.getObject(column, LocalDate.class));
    }

    private PersonRecords records(long person, DataDates dates) {
        return new PersonRecords(
                dates,
                enrolments(person),
                accounts(person),
                jdbc.query(
                        "select * from pension_payment where person = ? order by for_month",
                        (row, _) ->
                                new PensionPayment(
                                        month(row, "for_month"),
                                        row.getLong("amount"),
                                        row.getObject("paid_on", LocalDate.class),
                                        row.getString("account_tail")),
                        person),
                one(
                        "select * from unemployment_benefit where person = ?",
                        (row, _) ->
                                new UnemploymentBenefit(
                                        row.getLong("monthly_amount"),
                                        row.getInt("months_left"),
                                        Optional.ofNullable(
                                                row.getObject("last_paid_on", LocalDate.class))),
                        person),
                one(
                                "select grade from labour_capacity where person = ?",
                                (row, _) -> OptionalInt.of(row.getInt("grade")),
                                person)
                        .orElse(OptionalInt.empty()));
    }

    private Map<Insurance, Account> accounts(long person) {
        Map<Insurance, Account> all = new EnumMap<>(Insurance.class);
        one(
                        "select balance from pension_account where person = ?",
                        (row, _) -> new Account(row.getLong("balance"), 0, 0),
                        person)
                .ifPresent(account -> all.put(Insurance.PENSION, account));
        one(
                        "select * from medical_account where person = ?",
                        (row, _) ->
                                new Account(
                                        row.getLong("balance"),
                                        row.getLong("credited_this_month"),
                                        row.getLong("spent_this_year")),
                        person)
                .ifPresent(account -> all.put(Insurance.MEDICAL, account));
        return all;
    }

    private <T> Optional<T> one(String query, RowMapper<T> mapper, long person) {
        return jdbc.query(query, mapper, person).stream().findFirst();
    }

    private Map<Insurance, Enrolment> enrolments(long person) {
        Map<Insurance, Enrolment> all = new EnumMap<>(Insurance.class);
        jdbc.query(
                "select * from enrolment where person = ?",
                row -> {
                    Insurance insurance = Insurance.of(row.getInt("insurance"));
                    all.put(
                            insurance,
                            new Enrolment(
                                    Scheme.of(row.getString("scheme")),
                                    Status.of(row.getString("status")),
                                    row.getInt("months_paid"),
                                    row.getInt("months_in_row"),
                                    contributions(person, insurance)));
                },
                person);
        return all;
    }

    private ContributionHistory contributions(long person, Insurance insurance) {
        return ContributionHistory.of(
                jdbc.query(
                        """
                        select * from contribution where person = ? and insurance = ?
                        order by for_month
                        """,
                        (row, _) ->
                                new Contribution(
                                        month(row, "for_month"),
                                        row.getLong("base"),
                                        row.getLong("personal"),
                                        row.getLong("employer"),
                                        row.getBoolean("credited")),
                        person,
                        insurance.code()));
    }
}
