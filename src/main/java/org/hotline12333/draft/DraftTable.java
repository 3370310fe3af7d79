package org.hotline12333.draft;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.hotline12333.store.database.Database;
import org.hotline12333.store.database.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.support.GeneratedKeyHolder;

/** Drafts as they are stored. Runs in the transaction under way. */
record DraftTable(Database database) {
    long insert(String name, String by, Instant now) {
        GeneratedKeyHolder key = new GeneratedKeyHolder();
        database.sql()
                .sql("insert into draft (name, begun_by, begun_at) values (?, ?, ?)")
                .params(name, by, Transactions.stamp(now))
                .update(key, "id");
        return Objects.requireNonNull(key.getKey()).longValue();
    }

    List<Draft> all() {
        return database.sql().sql("select * from draft order by id desc").query(this::draft).list();
    }

    Optional<Draft> find(long id) {
        return find(id, "");
    }

    /** Until the transaction ends, nobody else changes it. */
    Optional<Draft> locked(long id) {
        return find(id, " for update");
    }

    private Optional<Draft> find(long id, String lock) {
        return database.sql()
                .sql("select * from draft where id = ?" + lock)
                .param(id)
                .query(this::draft)
                .optional();
    }

    private Draft draft(ResultSet row, int number) throws SQLException {
        long id = row.getLong("id");
        return new Draft(
                id,
                row.getString("name"),
                row.getString("begun_by"),
                time(row, "begun_at"),
                files(id));
    }

    private List<DraftFile> files(long draft) {
        return database.sql()
                .sql("select * from draft_file where draft = ? order by path")
                .param(draft)
                .query((row, _) -> file(row))
                .list();
    }

    private static DraftFile file(ResultSet row) throws SQLException {
        @Nullable String text = row.getString("text");
        return new DraftFile(
                new FilePath(row.getString("path")),
                Optional.ofNullable(text),
                row.getString("begun_from"),
                row.getString("changed_by"),
                time(row, "changed_at"));
    }

    static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    void put(long draft, DraftFile file) {
        drop(draft, file.path());
        database.jdbc()
                .update(
                        "insert into draft_file values (?, ?, ?, ?, ?, ?, ?)",
                        draft,
                        file.path().text(),
                        file.text().orElse(null),
                        file.digest(),
                        file.begunFrom(),
                        file.changedBy(),
                        Transactions.stamp(file.changedAt()));
    }

    void drop(long draft, FilePath path) {
        database.jdbc()
                .update("delete from draft_file where draft = ? and path = ?", draft, path.text());
    }

    void drop(long draft) {
        database.jdbc().update("delete from draft_file where draft = ?", draft);
        database.jdbc().update("delete from draft_reader where draft = ?", draft);
        new TestNumberTable(database).drop(draft); // what is published or given up is tried no more
        database.jdbc().update("delete from draft where id = ?", draft);
    }

    void see(long draft, String name, Instant now) {
        int known =
                database.jdbc()
                        .update(
                                "update draft_reader set seen_at = ? where draft = ? and name = ?",
                                Transactions.stamp(now),
                                draft,
                                name);
        if (known == 0) {
            database.jdbc()
                    .update(
                            "insert into draft_reader values (?, ?, ?) on conflict do nothing",
                            draft,
                            name,
                            Transactions.stamp(now));
        }
    }

    List<String> readers(long draft, Instant since) {
        return database.sql()
                .sql("select name from draft_reader where draft = ? and seen_at > ? order by name")
                .params(draft, Transactions.stamp(since))
                .query((row, _) -> row.getString("name"))
                .list();
    }
}
