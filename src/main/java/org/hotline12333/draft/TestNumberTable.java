package org.hotline12333.draft;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.hotline12333.store.database.Database;
import org.hotline12333.store.database.Transactions;

/** The draft on the test number as it is stored. Runs in the transaction under way. */
record TestNumberTable(Database database) {
    Optional<OnNumber> find() {
        return database.sql()
                .sql("select * from draft_on_number order by put_at desc limit 1")
                .query((row, _) -> read(row))
                .optional();
    }

    private OnNumber read(ResultSet row) throws SQLException {
        long id = row.getLong("draft");
        String by = row.getString("put_by");
        var since = DraftTable.time(row, "put_at");
        List<DraftFile> files =
                database.sql()
                        .sql("select * from draft_on_number_file where draft = ? order by path")
                        .param(id)
                        .query((file, _) ->
                                new DraftFile(
                                        new FilePath(file.getString("path")),
                                        Optional.ofNullable(file.getString("text")),
                                        file.getString("begun_from"),
                                        by,
                                        since))
                        .list();
        return new OnNumber(
                new Draft(id, row.getString("name"), by, since, files),
                by,
                since,
                DraftTable.time(row, "ends_at"));
    }

    void insert(OnNumber on) {
        Draft draft = on.draft();
        database.jdbc()
                .update(
                        "insert into draft_on_number values (?, ?, ?, ?, ?)",
                        draft.id(),
                        draft.name(),
                        on.by(),
                        Transactions.stamp(on.since()),
                        Transactions.stamp(on.ends()));
        for (DraftFile file : draft.files()) {
            database.jdbc()
                    .update(
                            "insert into draft_on_number_file values (?, ?, ?, ?)",
                            draft.id(),
                            file.path().text(),
                            file.text().orElse(null),
                            file.begunFrom());
        }
    }

    void clear() {
        database.jdbc().update("delete from draft_on_number_file");
        database.jdbc().update("delete from draft_on_number");
    }

    /** Whether it was there. */
    boolean drop(long draft) {
        database.jdbc().update("delete from draft_on_number_file where draft = ?", draft);
        return database.jdbc().update("delete from draft_on_number where draft = ?", draft) > 0;
    }
}
