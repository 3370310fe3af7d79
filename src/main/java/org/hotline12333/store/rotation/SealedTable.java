package org.hotline12333.store.rotation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.hotline12333.identity.Channel;
import org.hotline12333.identity.Origin;
import org.hotline12333.identity.PersonId;
import org.hotline12333.store.audit.StoredAuditRow;
import org.hotline12333.store.sealing.KeySet;
import org.hotline12333.store.sealing.RecordSeal;
import org.hotline12333.store.sealing.SealingKeys;
import org.hotline12333.store.sealing.SealingKeys.Kind;
import org.jspecify.annotations.Nullable;

/** A table in which something is sealed, and how its rows are sealed anew. */
sealed interface SealedTable
        permits SealedTable.PersonNumbers,
                SealedTable.Records,
                SealedTable.Callers,
                SealedTable.Tickets,
                SealedAccounts,
                SealedMessages,
                SealedVoices {
    String name();

    /** The column by which its rows are counted through. */
    String id();

    /** What is sealed there, for the operator. */
    String holds();

    /** What a row is sealed anew from, besides its id and key. */
    String columns();

    /** With the values of {@link #anew}. */
    String update();

    /** Whether the key that the row names opens it. */
    boolean opens(ResultSet row, KeySet keys) throws SQLException;

    /** What to update the row with; empty where its key does not open it. */
    Optional<@Nullable Object[]> anew(ResultSet row, KeySet keys) throws SQLException;

    /** Rows to a transaction, of so many that are usual. */
    default int window(int usual) {
        return usual;
    }

    private String select(String rows) {
        return "select %1$s, sealing_key, %2$s from %3$s where %4$s and sealing_key <> ? order by %1$s"
                .formatted(id(), columns(), name(), rows);
    }

    /** Rows of other keys than one, between two. */
    default String select() {
        return select(id() + " between ? and ?");
    }

    /** Rows of other keys than one, from one on. */
    default String selectFrom(int most) {
        return select(id() + " > ?") + " limit " + most;
    }

    /** Of the key that the row names. */
    static SealingKeys own(ResultSet row, KeySet keys) throws SQLException {
        return keys.of(row.getString("sealing_key"));
    }

    /** By what persons are found. */
    record PersonNumbers() implements SealedTable {
        @Override
        public String name() {
            return "person_number";
        }

        @Override
        public String id() {
            return "id";
        }

        @Override
        public String holds() {
            return "persons";
        }

        @Override
        public String columns() {
            return "kind, person, sealed";
        }

        @Override
        public String update() {
            return """
            update person_number set sealing_key = ?, hash = cast(? as uuid), sealed = ?
            where id = ? and sealing_key = ?
            """;
        }

        private static Optional<String> clear(ResultSet row, KeySet keys) throws SQLException {
            return own(row, keys)
                    .opened(
                            Kind.of(row.getInt("kind")),
                            row.getString("sealed"),
                            new PersonId(row.getLong("person")).row());
        }

        @Override
        public boolean opens(ResultSet row, KeySet keys) throws SQLException {
            return clear(row, keys).isPresent();
        }

        @Override
        public Optional<@Nullable Object[]> anew(ResultSet row, KeySet keys) throws SQLException {
            Optional<String> clear = clear(row, keys);
            if (clear.isEmpty()) {
                return Optional.empty();
            }
            Kind kind = Kind.of(row.getInt("kind"));
            SealingKeys writing = keys.writing();
            return Optional.of(
                    new Object[] {
                        writing.id(),
                        writing.hash(kind, clear.get()),
                        writing.seal(kind, clear.get(), new PersonId(row.getLong("person")).row()),
                        row.getLong("id"),
                        row.getString("sealing_key")
                    });
        }
    }

    /** A shelf. */
    record Records(String name, RecordSeal seal) implements SealedTable {
        Records(String name) {
            this(name, new RecordSeal());
        }

        @Override
        public String id() {
            return "person";
        }

        @Override
        public String holds() {
            return "records";
        }

        @Override
        public String columns() {
            return "delivery, record";
        }

        @Override
        public String update() {
            return "update "
                    + name
                    + " set sealing_key = ?, record = ?"
                    + " where person = ? and sealing_key = ? and delivery = ?";
        }

        private Optional<byte[]> clear(ResultSet row, KeySet keys) throws SQLException {
            return seal.open(
                    own(row, keys),
                    row.getInt("delivery"),
                    new PersonId(row.getLong("person")),
                    row.getBytes("record"));
        }

        @Override
        public boolean opens(ResultSet row, KeySet keys) throws SQLException {
            return clear(row, keys).isPresent();
        }

        @Override
        public Optional<@Nullable Object[]> anew(ResultSet row, KeySet keys) throws SQLException {
            Optional<byte[]> clear = clear(row, keys);
            if (clear.isEmpty()) {
                return Optional.empty();
            }
            int delivery = row.getInt("delivery");
            PersonId person = new PersonId(row.getLong("person"));
            return Optional.of(
                    new Object[] {
                        keys.writing().id(),
                        seal.seal(keys.writing(), delivery, person, clear.get()),
                        person.value(),
                        row.getString("sealing_key"),
                        delivery
                    });
        }
    }

    /** Who opened a ticket, and what it was answered with. */
    record Tickets() implements SealedTable {
        @Override
        public String name() {
            return "ticket";
        }

        @Override
        public String id() {
            return "id";
        }

        @Override
        public String holds() {
            return "tickets";
        }

        @Override
        public String columns() {
            return "number, channel, caller_hash, caller_sealed, call_sealed, answer_sealed";
        }

        /** Whoever has no second one open is a telephone where it was its hash. */
        @Override
        public String update() {
            return """
            update ticket set sealing_key = ?, caller_sealed = ?, call_sealed = ?, answer_sealed = ?,
                owner = case when owner = caller_hash then ? else owner end, caller_hash = ?
            where id = ? and sealing_key = ?
            """;
        }

        private static String seal(ResultSet row) throws SQLException {
            return "ticket " + row.getString("number");
        }

        private static Optional<String> caller(ResultSet row, KeySet keys) throws SQLException {
            return own(row, keys)
                    .opened(Kind.CALLER_NUMBER, row.getString("caller_sealed"), seal(row));
        }

        /** The same in the clear under the key that writes; null stays null. */
        private static Optional<Sealed> anew(
                Kind kind, @Nullable String sealed, String seal, SealingKeys from, SealingKeys to) {
            return sealed == null
                    ? Optional.of(new Sealed(null))
                    : from.opened(kind, sealed, seal)
                            .map(clear -> new Sealed(to.seal(kind, clear, seal)));
        }

        private record Sealed(@Nullable String text) {}

        private static Optional<Sealed> call(ResultSet row, SealingKeys from, SealingKeys to)
                throws SQLException {
            String seal = seal(row) + " call";
            return anew(Kind.CALLER_NUMBER, row.getString("call_sealed"), seal, from, to);
        }

        private static Optional<Sealed> answer(ResultSet row, SealingKeys from, SealingKeys to)
                throws SQLException {
            return anew(Kind.NOTE, row.getString("answer_sealed"), seal(row), from, to);
        }

        @Override
        public boolean opens(ResultSet row, KeySet keys) throws SQLException {
            return anew(row, keys).isPresent();
        }

        @Override
        public Optional<@Nullable Object[]> anew(ResultSet row, KeySet keys) throws SQLException {
            Optional<Channel> channel = Channel.of(row.getString("channel"));
            Optional<String> caller = caller(row, keys);
            SealingKeys writing = keys.writing();
            Optional<Sealed> call = call(row, own(row, keys), writing);
            Optional<Sealed> answer = answer(row, own(row, keys), writing);
            if (channel.isEmpty() || caller.isEmpty() || call.isEmpty() || answer.isEmpty()) {
                return Optional.empty();
            }
            String hash = writing.hash(new Origin(channel.get(), caller.get()));
            return Optional.of(
                    new @Nullable Object[] {
                        writing.id(),
                        writing.seal(Kind.CALLER_NUMBER, caller.get(), seal(row)),
                        call.get().text(),
                        answer.get().text(),
                        hash,
                        hash,
                        row.getLong("id"),
                        row.getString("sealing_key")
                    });
        }
    }

    /** The calling numbers of the audit; what signed a row stays named. */
    record Callers() implements SealedTable {
        @Override
        public String name() {
            return "enquiry_audit";
        }

        @Override
        public String id() {
            return "id";
        }

        @Override
        public String holds() {
            return "audit";
        }

        @Override
        public String columns() {
            return "mac, channel, caller_sealed";
        }

        @Override
        public String update() {
            return """
            update enquiry_audit set sealing_key = ?, caller_hash = ?, caller_sealed = ?,
                mac_key = coalesce(mac_key, sealing_key)
            where id = ? and sealing_key = ?
            """;
        }

        private static String seal(ResultSet row) throws SQLException {
            return StoredAuditRow.name(row.getLong("id"), row.getString("mac"));
        }

        private static Optional<Origin> origin(ResultSet row, KeySet keys) throws SQLException {
            Optional<Channel> channel = StoredAuditRow.channel(row.getString("channel"));
            Optional<String> clear =
                    own(row, keys)
                            .opened(Kind.CALLER_NUMBER, row.getString("caller_sealed"), seal(row));
            return channel.flatMap(on -> clear.map(name -> new Origin(on, name)));
        }

        @Override
        public boolean opens(ResultSet row, KeySet keys) throws SQLException {
            return origin(row, keys).isPresent();
        }

        @Override
        public Optional<@Nullable Object[]> anew(ResultSet row, KeySet keys) throws SQLException {
            Optional<Origin> origin = origin(row, keys);
            if (origin.isEmpty()) {
                return Optional.empty();
            }
            SealingKeys writing = keys.writing();
            return Optional.of(
                    new Object[] {
                        writing.id(),
                        writing.hash(origin.get()),
                        writing.seal(Kind.CALLER_NUMBER, origin.get().name(), seal(row)),
                        row.getLong("id"),
                        row.getString("sealing_key")
                    });
        }
    }
}
