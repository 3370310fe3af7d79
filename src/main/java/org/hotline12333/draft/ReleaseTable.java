package org.hotline12333.draft;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.hotline12333.store.database.Database;
import org.hotline12333.store.database.Transactions;
import org.jspecify.annotations.Nullable;

/** Releases as they are stored. Runs in the transaction under way. */
record ReleaseTable(Database database) {
    private static final String SELECT =
            """
            select release.*,
                (select count(*) from release_file where release_file.release = release.id) files
            from release
            """;

    long newest() {
        return database.sql()
                .sql("select coalesce(max(id), 0) from release")
                .query(Long.class)
                .single();
    }

    /** Nobody else publishes before this transaction ends. */
    long lockedNewest() {
        database.jdbc().update("insert into release_turn values (1) on conflict do nothing");
        database.jdbc().queryForList("select id from release_turn where id = 1 for update");
        return newest();
    }

    void insert(PublishedRelease release, List<FileChange> changes) {
        database.jdbc()
                .update(
                        "insert into release values (?, ?, ?, ?, ?, ?)",
                        release.id(),
                        release.name(),
                        release.reason(),
                        release.publishedBy(),
                        Transactions.stamp(release.publishedAt()),
                        release.undoes().isPresent() ? release.undoes().getAsLong() : null);
        for (FileChange change : changes) {
            database.jdbc()
                    .update(
                            "insert into release_file values (?, ?, ?, ?)",
                            release.id(),
                            change.path().text(),
                            change.was().map(Content::bytes).orElse(null),
                            change.becomes().map(Content::bytes).orElse(null));
        }
    }

    List<PublishedRelease> latest(int most) {
        return database.sql()
                .sql(SELECT + " order by id desc limit ?")
                .param(most)
                .query((row, _) -> release(row))
                .list();
    }

    Optional<PublishedRelease> find(long id) {
        return database.sql()
                .sql(SELECT + " where id = ?")
                .param(id)
                .query((row, _) -> release(row))
                .optional();
    }

    private static PublishedRelease release(ResultSet row) throws SQLException {
        long undoes = row.getLong("undoes");
        return new PublishedRelease(
                row.getLong("id"),
                row.getString("name"),
                row.getString("reason"),
                row.getString("published_by"),
                DraftTable.time(row, "published_at"),
                undoes == 0 ? OptionalLong.empty() : OptionalLong.of(undoes),
                row.getInt("files"));
    }

    List<String> paths(long release) {
        return database.sql()
                .sql("select path from release_file where release = ? order by path")
                .param(release)
                .query((row, _) -> row.getString("path"))
                .list();
    }

    OptionalLong changedAfter(String path, long release) {
        return database
                .sql()
                .sql("select release from release_file where path = ? and release > ?")
                .params(path, release)
                .query(Long.class)
                .list()
                .stream()
                .mapToLong(Long::longValue)
                .max();
    }

    List<FileChange> changes(long release) {
        return database.sql()
                .sql("select * from release_file where release = ? order by path")
                .param(release)
                .query((row, _) ->
                        new FileChange(
                                new FilePath(row.getString("path")),
                                content(row.getBytes("was")),
                                content(row.getBytes("becomes"))))
                .list();
    }

    private static Optional<Content> content(byte @Nullable [] bytes) {
        return Optional.ofNullable(bytes).map(Content::of);
    }
}
