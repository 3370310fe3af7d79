package org.hotline12333.store.sealing;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.hotline12333.store.database.Transactions;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which keys the database is sealed with, and which keys each server holds. */
public final class KeyTables {
    private static final String COMMA = ",";

    private final JdbcClient sql;

    KeyTables(JdbcClient sql) {
        this.sql = sql;
    }

    static KeyTables of(DataSource source) {
        return new KeyTables(JdbcClient.create(source));
    }

    /**
     * A key that rows may name.
     *
     * @param from when it becomes the one that writes, in place of the one before it
     */
    public record Named(String id, Instant from) {}

    /** Oldest first. */
    public List<Named> named() {
        return Transactions.alone(() ->
                sql.sql("select id, first_used_at from sealing_key order by first_used_at, id")
                        .query((row, _) ->
                                new Named(
                                        row.getString("id"),
                                        row.getObject("first_used_at", OffsetDateTime.class)
                                                .toInstant()))
                        .list());
    }

    public static List<String> ids(List<Named> named) {
        return named.stream().map(Named::id).toList();
    }

    /** The key that writes now: the latest whose time has come. */
    public static Optional<Named> writing(List<Named> named, Instant now) {
        return named.reversed().stream()
                .filter(key -> !key.from().isAfter(now))
                .findFirst()
                .or(() -> named.stream().findFirst());
    }

    public void name(String id, Instant from) {
        Transactions.alone(() ->
                sql.sql(
                                """
                                insert into sealing_key (id, first_used_at) values (?, ?)
                                on conflict do nothing
                                """)
                        .params(id, Transactions.stamp(from))
                        .update());
    }

    public void forget(String id) {
        Transactions.alone(
                () -> sql.sql("delete from sealing_key where id = ?").param(id).update());
    }

    /** A server and the keys that it holds. */
    public record Holder(String server, List<String> keys) {}

    public void holds(Holder holder, Instant now) {
        Transactions.alone(() -> {
            sql.sql(
                            """
                            insert into key_holder (server, held, seen_at) values (?, '', ?)
                            on conflict do nothing
                            """)
                    .params(holder.server(), Transactions.stamp(now))
                    .update();
            return sql.sql("update key_holder set held = ?, seen_at = ? where server = ?")
                    .params(
                            String.join(COMMA, holder.keys()),
                            Transactions.stamp(now),
                            holder.server())
                    .update();
        });
    }

    /** The servers that were seen lately; those that were not are forgotten. */
    public List<Holder> holders(Instant since) {
        return Transactions.alone(() -> {
            sql.sql("delete from key_holder where seen_at < ?")
                    .param(Transactions.stamp(since))
                    .update();
            return sql.sql("select server, held from key_holder order by server")
                    .query((row, _) ->
                            new Holder(
                                    row.getString("server"),
                                    List.of(row.getString("held").split(COMMA))))
                    .list();
        });
    }

    public void leaves(String server) {
        Transactions.alone(
                () -> sql.sql("delete from key_holder where server = ?").param(server).update());
    }
}
