package org.hotline12333.account;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.hotline12333.store.database.Database;
import org.hotline12333.store.database.Transactions;

/**
 * Sessions as they are stored, so that no restart and no second server ends one. Runs in the
 * transaction under way.
 */
final class SessionTable {
    static final Duration IDLE_MAX = Duration.ofMinutes(30);
    static final Duration LIFE_MAX = Duration.ofHours(12);

    /** Between password and second factor. */
    static final Duration HALF_MAX = Duration.ofMinutes(5);

    /** Not written at each look. */
    private static final Duration SEEN_EVERY = Duration.ofMinutes(1);

    private final Database database;

    SessionTable(Database database) {
        this.database = database;
    }

    private record Row(long account, boolean isWhole, Instant made, Instant seen) {
        boolean lasts(Instant now) {
            return isWhole
                    ? seen.plus(IDLE_MAX).isAfter(now) && made.plus(LIFE_MAX).isAfter(now)
                    : made.plus(HALF_MAX).isAfter(now);
        }
    }

    Token begin(long account, boolean whole, Instant now) {
        Token token = Token.draw();
        database.jdbc()
                .update(
                        "insert into account_session values (?, ?, ?, ?, ?)",
                        token.hash(),
                        account,
                        whole,
                        Transactions.stamp(now),
                        Transactions.stamp(now));
        return token;
    }

    /** Whose it is, where it lasts still. */
    Optional<Long> account(Token token, boolean whole, Instant now) {
        Optional<Row> found =
                database
                        .jdbc()
                        .query(
                                "select * from account_session where token_hash = ?",
                                (row, _) ->
                                        new Row(
                                                row.getLong("account"),
                                                row.getBoolean("is_whole"),
                                                row.getObject("made_at", OffsetDateTime.class)
                                                        .toInstant(),
                                                row.getObject("seen_at", OffsetDateTime.class)
                                                        .toInstant()),
                                token.hash())
                        .stream()
                        .filter(row -> row.isWhole() == whole && row.lasts(now))
                        .findAny();
        found.filter(row -> !now.isBefore(row.seen().plus(SEEN_EVERY)))
                .ifPresent(_ -> see(token, now));
        return found.map(Row::account);
    }

    private void see(Token token, Instant now) {
        database.jdbc()
                .update(
                        "update account_session set seen_at = ? where token_hash = ?",
                        Transactions.stamp(now),
                        token.hash());
    }

    void end(Token token) {
        database.jdbc().update("delete from account_session where token_hash = ?", token.hash());
    }

    void endAll(long account) {
        database.jdbc().update("delete from account_session where account = ?", account);
    }

    int removeOver(Instant now) {
        return database.jdbc()
                .update(
                        "delete from account_session where seen_at < ? or made_at < ?",
                        Transactions.stamp(now.minus(IDLE_MAX)),
                        Transactions.stamp(now.minus(LIFE_MAX)));
    }
}
