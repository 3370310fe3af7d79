package org.hotline12333.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.hotline12333.account.AccountTable.Sealed;
import org.hotline12333.store.database.Database;
import org.hotline12333.store.database.Transactions;
import org.jspecify.annotations.Nullable;

/** One-time codes as they are stored. Runs in the transaction under way. */
final class CodeTable {
    static final Duration LIFE = Duration.ofHours(24);

    private final Database database;

    CodeTable(Database database) {
        this.database = database;
    }

    /**
     * What a code is for.
     *
     * @param name whose account it is; of the first admin once they have chosen it
     * @param chosen what was chosen with it and waits to be confirmed
     */
    record Stored(Optional<AccountName> name, boolean isFirst, Optional<Sealed> chosen) {
        static Stored of(ResultSet row) throws SQLException {
            @Nullable String name = row.getString("name");
            return new Stored(
                    Optional.ofNullable(name).map(AccountName::new),
                    row.getBoolean("is_first"),
                    Sealed.of(row));
        }
    }

    /** In place of any other for the same account. */
    OneTimeCode give(AccountName name, Instant now) {
        database.jdbc()
                .update(
                        "delete from account_code where name = ? and is_first = false",
                        name.text());
        return insert(name.text(), false, now);
    }

    /** In place of the one before it: what was printed last counts. */
    OneTimeCode giveFirst(Instant now) {
        endFirst();
        return insert(null, true, now);
    }

    void endFirst() {
        database.jdbc().update("delete from account_code where is_first = true");
    }

    private OneTimeCode insert(@Nullable String name, boolean isFirst, Instant now) {
        OneTimeCode code = OneTimeCode.draw();
        database.jdbc()
                .update(
                        """
                        insert into account_code (code_hash, name, is_first, expires_at)
                        values (?, ?, ?, ?)
                        """,
                        code.hash(),
                        name,
                        isFirst,
                        Transactions.stamp(now.plus(LIFE)));
        return code;
    }

    Optional<Stored> find(OneTimeCode code, Instant now) {
        return database
                .jdbc()
                .query(
                        "select * from account_code where code_hash = ? and expires_at > ?"
                                + " for update",
                        (row, _) -> Stored.of(row),
                        code.hash(),
                        Transactions.stamp(now))
                .stream()
                .findAny();
    }

    void choose(OneTimeCode code, AccountName name, Sealed chosen) {
        database.jdbc()
                .update(
                        """
                        update account_code set name = ?, sealing_key = ?, password_sealed = ?,
                            factor_sealed = ?
                        where code_hash = ?
                        """,
                        name.text(),
                        chosen.key(),
                        chosen.password(),
                        chosen.factor(),
                        code.hash());
    }

    void end(OneTimeCode code) {
        database.jdbc().update("delete from account_code where code_hash = ?", code.hash());
    }

    void endOf(AccountName name) {
        database.jdbc().update("delete from account_code where name = ?", name.text());
    }

    int removeOver(Instant now) {
        return database.jdbc()
                .update("delete from account_code where expires_at <= ?", Transactions.stamp(now));
    }
}
