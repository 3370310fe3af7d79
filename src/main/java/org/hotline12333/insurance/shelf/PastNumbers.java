package org.hotline12333.insurance.shelf;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.OptionalInt;
import org.hotline12333.store.database.Database;
import org.hotline12333.store.database.Transactions;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Numbers by which nobody has been found for long, and their removal: of persons who are gone, with
 * their passwords, and those that others took the place of. Some persons at a time, all of them
 * once for each delivery that is past its time. For one thread.
 */
public final class PastNumbers {
    /** Persons of one transaction. */
    private static final int PIECE = 5_000;

    private final JdbcTemplate jdbc;
    private final Transactions transactions;
    private int doneTo;
    private long next = 1;

    public PastNumbers(Database database) {
        jdbc = database.jdbc();
        transactions = database.transactions();
    }

    /**
     * Removes some of those that have held in no delivery since before then.
     *
     * @return how many, maybe none; empty where no more are left
     */
    public OptionalInt removeBefore(Instant limit) {
        return transactions.inOne(() -> {
            int delivery = lastOf(limit);
            return delivery == doneTo ? OptionalInt.empty() : OptionalInt.of(some(delivery));
        });
    }

    private int some(int delivery) {
        long last = last();
        long to = Math.min(next + PIECE - 1, last);
        int removed = remove(delivery, to);
        if (to == last) {
            doneTo = delivery;
        }
        next = to == last ? 1 : to + 1;
        return removed;
    }

    /**
     * What ended with this delivery, or one before, is past its time, and nothing leads back to
     * where it holds. By its month as well, for the clock of an import may be wrong.
     */
    private int lastOf(Instant limit) {
        return (int)
                number(
                        """
                        select max(id) from delivery where switched_at < ? and data_to < ?
                            and id <= (select min(id) from delivery
                                where state in ('VISIBLE', 'BEFORE', 'UNDONE'))
                        """,
                        Transactions.stamp(limit),
                        LocalDate.ofInstant(limit, ZoneOffset.UTC));
    }

    /**
     * The last but one whose place was heard: the next place is counted on from the last one, which
     * must be known for that.
     */
    private long last() {
        return number(
                        """
                        select max(person) from person_number where since_delivery not in
                            (select id from delivery where state = 'MERGING')
                        """)
                - 1;
    }

    private long number(String query, Object... values) {
        Long number = jdbc.queryForObject(query, Long.class, values);
        return number == null ? 0 : number;
    }

    /** Of whom somebody may still ask who has asked, the numbers stay. */
    private int remove(int delivery, long to) {
        int removed =
                jdbc.update(
                        """
                        delete from person_number
                        where person between ? and ? and until_delivery <= ?
                            and (not exists (select 1 from enquiry_audit
                                    where enquiry_audit.person = person_number.person)
                                or exists (select 1 from person_number other
                                    where other.person = person_number.person
                                        and (other.until_delivery is null
                                            or other.until_delivery > ?)))
                        """,
                        next,
                        to,
                        delivery,
                        delivery);
        if (removed > 0) {
            jdbc.update(
                    """
                    delete from credential
                    where person between ? and ? and not exists (select 1 from person_number
                        where person_number.person = credential.person)
                    """,
                    next,
                    to);
            jdbc.update(
                    """
                    delete from password_change
                    where person between ? and ? and not exists (select 1 from credential
                        where credential.person = password_change.person)
                    """,
                    next,
                    to);
        }
        return removed;
    }
}
