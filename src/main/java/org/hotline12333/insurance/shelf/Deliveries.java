package org.hotline12333.insurance.shelf;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.hotline12333.insurance.records.ContributionSum;
import org.hotline12333.insurance.records.DataDates;
import org.hotline12333.insurance.records.Insurance;
import org.hotline12333.store.database.Database;
import org.hotline12333.store.database.Transactions;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;

/**
 * What was delivered, and which delivery callers hear: one row, so that to go on to the next one or
 * back to the one before is a moment. Must run inside a transaction.
 */
public final class Deliveries {
    private static final RowMapper<Noted> NOTED =
            (row, _) ->
                    new Noted(
                            row.getInt("id"),
                            State.of(row.getString("state")),
                            Shelf.of(row.getString("shelf")),
                            new DataDates(
                                    YearMonth.from(row.getObject("data_from", LocalDate.class)),
                                    YearMonth.from(row.getObject("data_to", LocalDate.class))),
                            row.getLong("people"));

    private final JdbcTemplate jdbc;

    public Deliveries(Database database) {
        jdbc = database.jdbc();
    }

    /** How far a delivery is. */
    public enum State {
        /** It is being written on its shelf; nobody hears it. */
        MERGING("MERGING"),
        VISIBLE("VISIBLE"),

        /** It was heard before the visible one, and lies on the other shelf still. */
        BEFORE("BEFORE"),

        /** It was heard and taken back, and lies on the other shelf still. */
        UNDONE("UNDONE"),

        /** Its shelf was given to another one, or it was never whole. */
        GONE("GONE");

        private final String stored;

        State(String stored) {
            this.stored = stored;
        }

        private static State of(String stored) {
            return Arrays.stream(values())
                    .filter(each -> each.stored.equals(stored))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no such name is stored"));
        }
    }

    /** A delivery. */
    public record Noted(int id, State state, Shelf shelf, DataDates dates, long people) {}

    /** The one of this digest, whatever became of it. */
    public Optional<Noted> of(String digest) {
        return jdbc.query("select * from delivery where digest = ?", NOTED, digest).stream()
                .findFirst();
    }

    /** The one that callers hear. */
    public Optional<Noted> visible() {
        return in(State.VISIBLE).stream().findFirst();
    }

    /** The whole one on the other shelf, to which callers can be led. */
    public Optional<Noted> other() {
        return jdbc
                .query(
                        "select * from delivery where state in ('BEFORE', 'UNDONE') order by id desc",
                        NOTED)
                .stream()
                .findFirst();
    }

    private List<Noted> in(State state) {
        return jdbc.query("select * from delivery where state = ?", NOTED, state.stored);
    }

    /**
     * Notes a delivery that is about to be written; the shelf that nobody hears is its own, and
     * what lay there is gone. Numbers that held only in what is gone hold no more; those that were
     * heard stay, for their persons have a trail, and a call may have begun as one of them.
     */
    public Noted begin(String digest, DataDates dates, Instant now) {
        for (Noted never : in(State.MERGING)) {
            jdbc.update("delete from person_number where since_delivery = ?", never.id());
            holdAgain(never);
        }
        for (Noted undone : in(State.UNDONE)) {
            holdAgain(undone);
            jdbc.update(
                    "update person_number set until_delivery = since_delivery where since_delivery = ?",
                    undone.id());
        }
        jdbc.update(
                "update delivery set state = 'GONE' where state in ('MERGING', 'UNDONE', 'BEFORE')");
        jdbc.update(
                "update delivery set digest = concat(cast(id as varchar), ' ', substring(digest, 1, 50)) where digest = ?",
                digest);
        Noted next = next(dates);
        jdbc.update(
                """
                insert into delivery (id, digest, data_from, data_to, state, people, shelf,
                    began_at)
                values (?, ?, ?, ?, 'MERGING', 0, ?, ?)
                """,
                next.id(),
                digest,
                dates.from().atDay(1),
                dates.to().atDay(1),
                next.shelf().stored(),
                Transactions.stamp(now));
        return next;
    }

    private void holdAgain(Noted ended) {
        jdbc.update(
                "update person_number set until_delivery = null where until_delivery = ?",
                ended.id());
    }

    /** As the next one would be noted. */
    public Noted next(DataDates dates) {
        int last =
                Objects.requireNonNull(
                        jdbc.queryForObject(
                                "select coalesce(max(id), 0) from delivery", Integer.class));
        Shelf free = visible().map(Noted::shelf).map(Shelf::other).orElse(Shelf.A);
        return new Noted(last + 1, State.MERGING, free, dates, 0);
    }

    /**
     * Callers hear it from now on, where this transaction is committed.
     *
     * @param sums what all contributions on its shelf come to
     */
    public void show(
            Noted delivery, long people, Map<Insurance, ContributionSum> sums, Instant now) {
        jdbc.update("update delivery set people = ? where id = ?", people, delivery.id());
        sums.forEach((insurance, sum) ->
                jdbc.update(
                        """
                        insert into delivery_sum (delivery, insurance, months, personal, employer)
                        values (?, ?, ?, ?, ?)
                        """,
                        delivery.id(),
                        insurance.code(),
                        sum.months(),
                        sum.personal(),
                        sum.employer()));
        lead(delivery.id(), State.BEFORE, now);
    }

    /** What all contributions of a delivery came to when it was written. */
    public Map<Insurance, ContributionSum> sums(Noted delivery) {
        Map<Insurance, ContributionSum> sums = new EnumMap<>(Insurance.class);
        jdbc.query(
                "select * from delivery_sum where delivery = ?",
                row -> {
                    sums.put(
                            Insurance.of(row.getInt("insurance")),
                            new ContributionSum(
                                    row.getLong("months"),
                                    row.getLong("personal"),
                                    row.getLong("employer")));
                },
                delivery.id());
        return sums;
    }

    /**
     * Callers hear the one on the other shelf; again, and they hear this one.
     *
     * @return what they hear now; empty where nothing whole lies there
     */
    public Optional<Noted> undo(Instant now) {
        Optional<Noted> visible = visible();
        Optional<Noted> other = other();
        if (visible.isPresent() && other.isPresent()) {
            boolean back = other.get().id() < visible.get().id();
            lead(other.get().id(), back ? State.UNDONE : State.BEFORE, now);
            return visible();
        }
        return Optional.empty();
    }

    private void lead(int delivery, State becomes, Instant now) {
        jdbc.update("update delivery set state = ? where state = 'VISIBLE'", becomes.stored);
        jdbc.update(
                "update delivery set state = 'VISIBLE', switched_at = ? where id = ?",
                Transactions.stamp(now),
                delivery);
        if (jdbc.update("update visible_delivery set delivery = ?", delivery) == 0) {
            jdbc.update("insert into visible_delivery (id, delivery) values (1, ?)", delivery);
        }
    }
}
