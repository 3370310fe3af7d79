package org.hotline12333.store.ticket;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.hotline12333.identity.PersonId;
import org.hotline12333.identity.TicketNumber;
import org.hotline12333.service.Enquirer;
import org.hotline12333.store.audit.Audit;
import org.hotline12333.store.audit.Audit.Enquiry;
import org.hotline12333.store.database.Database;
import org.hotline12333.store.database.RecordStoreAwayException;
import org.hotline12333.store.database.Transactions;
import org.hotline12333.store.recording.Recordings;
import org.hotline12333.store.recording.Recordings.Said;
import org.hotline12333.store.sealing.Keyring;
import org.hotline12333.store.sealing.SealingKeys.Kind;
import org.hotline12333.value.Sound;
import org.jspecify.annotations.Nullable;

/**
 * Tickets as whoever answers them has them. Who was shown one, or has answered it, is in the audit
 * in the same transaction. Throws {@link RecordStoreAwayException}.
 */
public final class TicketBook {
    private static final Enquiry SHOW = new Enquiry("SHOW_TICKET");
    private static final Enquiry PLAY = new Enquiry("PLAY_TICKET");
    private static final Enquiry CLOSE = new Enquiry("CLOSE_TICKET");
    private static final String NONE = "NONE";

    private final Database database;
    private final Keyring keyring;
    private final Recordings recordings;
    private final Audit audit;
    private final InstantSource clock;

    public TicketBook(
            Database database,
            Keyring keyring,
            Recordings recordings,
            Audit audit,
            InstantSource clock) {
        this.database = database;
        this.keyring = keyring;
        this.recordings = recordings;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A ticket, without who opened it.
     *
     * @param asked in how many calls it was asked for
     * @param callDay when a call is wished, where it is
     * @param callLanguage in which they speak, or empty
     * @param calls how often one was tried
     * @param called what came of the last
     */
    public record Entry(
            TicketNumber number,
            TicketKind kind,
            String about,
            Instant opened,
            LocalDate promised,
            int asked,
            Optional<LocalDate> callDay,
            Optional<HalfDay> callHalf,
            String callLanguage,
            int calls,
            Optional<Dialling> called,
            Optional<Instant> answered) {
        private static Entry of(ResultSet row) throws SQLException {
            @Nullable OffsetDateTime answered = row.getObject("answered_at", OffsetDateTime.class);
            return new Entry(
                    new TicketNumber(row.getString("number")),
                    TicketKind.of(row.getString("kind")),
                    row.getString("about"),
                    row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                    row.getObject("promised", LocalDate.class),
                    row.getInt("asked"),
                    Optional.ofNullable(row.getObject("call_day", LocalDate.class)),
                    Optional.ofNullable(row.getString("call_half")).map(HalfDay::of),
                    TicketTable.language(row),
                    row.getInt("call_tries"),
                    Optional.ofNullable(row.getString("call_result")).map(Dialling::of),
                    Optional.ofNullable(answered).map(OffsetDateTime::toInstant));
        }
    }

    /**
     * A ticket with who opened it. Prints without.
     *
     * @param caller the telephone as claimed, or empty
     * @param callTo the number to call, or empty
     * @param messages what was said with it
     * @param answer what it was answered with, or empty
     */
    public record Whole(
            Entry entry,
            Optional<PersonId> person,
            String caller,
            String callTo,
            List<Said> messages,
            String answer) {
        @Override
        public String toString() {
            return "Whole[" + entry + "]";
        }
    }

    /** What comes of an answer. */
    public enum Closing {
        CLOSED,
        /** It was before, and stays as it is. */
        CLOSED_BEFORE,
        NONE
    }

    /**
     * The tickets that were promised soonest first.
     *
     * @param answered whether those with an answer as well
     */
    public List<Entry> all(boolean answered) {
        return Transactions.alone(() ->
                database.jdbc()
                        .query(
                                "select * from ticket "
                                        + (answered ? "" : "where closed = 0 ")
                                        + "order by promised, id",
                                (row, _) -> Entry.of(row)));
    }

    /**
     * As many as are asked for: those that wait, promised soonest first, or those that were
     * answered, the latest first.
     */
    public List<Entry> some(boolean answered, int most) {
        return Transactions.alone(() ->
                database.jdbc()
                        .query(
                                "select * from ticket where "
                                        + (answered
                                                ? "closed <> 0 order by answered_at desc, id desc"
                                                : "closed = 0 order by promised, id")
                                        + " fetch first ? rows only",
                                (row, _) -> Entry.of(row),
                                most));
    }

    private static Enquirer here(String by) {
        return new Enquirer(Audit.HERE, by);
    }

    /** The same by a command on the machine itself. */
    public Optional<Whole> show(TicketNumber number, String by) {
        return show(number, here(by));
    }

    /**
     * All of one ticket; nothing where there is none.
     *
     * @param by who wants to know
     */
    public Optional<Whole> show(TicketNumber number, Enquirer by) {
        return database.transactions()
                .inOne(() -> {
                    Optional<Whole> found = whole(number);
                    note(SHOW, number, by, found.flatMap(Whole::person), found.isPresent());
                    return found;
                });
    }

    private Optional<Whole> whole(TicketNumber number) {
        return database
                .jdbc()
                .query(
                        "select * from ticket where number = ?",
                        (row, _) ->
                                new Whole(
                                        Entry.of(row),
                                        Optional.ofNullable(row.getObject("person", Long.class))
                                                .map(PersonId::new),
                                        clear(
                                                row,
                                                "caller_sealed",
                                                Kind.CALLER_NUMBER,
                                                TicketTable.row(number)),
                                        clear(
                                                row,
                                                "call_sealed",
                                                Kind.CALLER_NUMBER,
                                                TicketTable.callRow(number)),
                                        recordings.of(number),
                                        clear(
                                                row,
                                                "answer_sealed",
                                                Kind.NOTE,
                                                TicketTable.row(number))),
                        number.digits())
                .stream()
                .findAny();
    }

    /** The same by a command on the machine itself. */
    public List<Sound> play(TicketNumber number, String by) {
        return play(number, here(by));
    }

    /**
     * What was said with a ticket, in its order; nothing where there is no such ticket, or nothing
     * was said.
     *
     * @param by who hears it
     */
    public List<Sound> play(TicketNumber number, Enquirer by) {
        return database.transactions()
                .inOne(() -> {
                    List<Sound> said =
                            recordings.of(number).stream()
                                    .map(each -> recordings.sound(each.id()))
                                    .toList();
                    Optional<PersonId> person = held(number).flatMap(Closed::person);
                    note(PLAY, number, by, person, !said.isEmpty());
                    return said;
                });
    }

    private String clear(ResultSet row, String column, Kind kind, String seal) throws SQLException {
        @Nullable String sealed = row.getString(column);
        return sealed == null
                ? ""
                : keyring.now().of(row.getString("sealing_key")).unseal(kind, sealed, seal);
    }

    private void note(
            Enquiry enquiry,
            TicketNumber number,
            Enquirer by,
            Optional<PersonId> person,
            boolean there) {
        audit.write(
                new Audit.Entry(person, by, enquiry, there ? number.digits() : ""),
                there ? Audit.ANSWERED : NONE);
    }

    private record Closed(boolean before, String key, Optional<PersonId> person) {}

    /** The same by a command on the machine itself. */
    public Closing close(TicketNumber number, String answer, String by) {
        return close(number, answer, here(by));
    }

    /**
     * Answers a ticket; whoever asks for it hears so from then on, and what was said with it is
     * gone.
     *
     * @param answer what was done, for whoever is asked about it later
     * @param by who answers
     */
    public Closing close(TicketNumber number, String answer, Enquirer by) {
        return database.transactions()
                .inOne(() -> {
                    Optional<Closed> found = held(number);
                    if (found.isEmpty()) {
                        return Closing.NONE;
                    }
                    if (found.get().before()) {
                        return Closing.CLOSED_BEFORE;
                    }
                    answered(number, answer, found.get().key());
                    recordings.forget(number);
                    note(CLOSE, number, by, found.get().person(), true);
                    return Closing.CLOSED;
                });
    }

    private Optional<Closed> held(TicketNumber number) {
        return database
                .jdbc()
                .query(
                        "select closed, sealing_key, person from ticket where number = ? for update",
                        (row, _) ->
                                new Closed(
                                        row.getLong("closed") != 0,
                                        row.getString("sealing_key"),
                                        Optional.ofNullable(row.getObject("person", Long.class))
                                                .map(PersonId::new)),
                        number.digits())
                .stream()
                .findAny();
    }

    private void answered(TicketNumber number, String answer, String key) {
        database.jdbc()
                .update(
                        """
                        update ticket set answered_at = ?, answer_sealed = ?, closed = id
                        where number = ?
                        """,
                        Transactions.stamp(clock.instant()),
                        keyring.now().of(key).seal(Kind.NOTE, answer, TicketTable.row(number)),
                        number.digits());
    }
}
