package org.hotline12333.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.hotline12333.identity.Secret;
import org.hotline12333.store.database.Database;
import org.hotline12333.store.database.Transactions;
import org.hotline12333.store.sealing.Keyring;
import org.hotline12333.store.sealing.SealingKeys;
import org.hotline12333.store.sealing.SealingKeys.Kind;
import org.jspecify.annotations.Nullable;

/** Accounts as they are stored. Runs in the transaction under way. */
final class AccountTable {
    private final Database database;
    private final Keyring keyring;

    AccountTable(Database database, Keyring keyring) {
        this.database = database;
        this.keyring = keyring;
    }

    /** What somebody proves that it is them with. */
    record Proof(String passwordHash, SecondFactor factor) {}

    /** An account, with what is sealed in it; none before its code was redeemed. */
    record Stored(long id, Account account, Optional<Proof> proof, long factorStep) {
        boolean isActive() {
            return account.state() == Account.State.ACTIVE;
        }
    }

    /** What is written of a proof, and by which key. */
    record Sealed(String key, String password, String factor) {
        static Sealed of(SealingKeys keys, AccountName name, Proof proof) {
            return new Sealed(
                    keys.id(),
                    keys.seal(Kind.NOTE, proof.passwordHash(), name.row() + " password"),
                    keys.seal(Kind.NOTE, proof.factor().hex().reveal(), name.row() + " factor"));
        }

        Proof opened(SealingKeys keys, AccountName name) {
            return new Proof(
                    keys.unseal(Kind.NOTE, password, name.row() + " password"),
                    new SecondFactor(
                            Secret.of(keys.unseal(Kind.NOTE, factor, name.row() + " factor"))));
        }

        static Optional<Sealed> of(ResultSet row) throws SQLException {
            @Nullable String key = row.getString("sealing_key");
            @Nullable String password = row.getString("password_sealed");
            @Nullable String factor = row.getString("factor_sealed");
            return key == null || password == null || factor == null
                    ? Optional.empty()
                    : Optional.of(new Sealed(key, password, factor));
        }
    }

    Sealed sealed(AccountName name, Proof proof) {
        return Sealed.of(keyring.now().writing(), name, proof);
    }

    Proof opened(AccountName name, Sealed sealed) {
        return sealed.opened(keyring.now().of(sealed.key()), name);
    }

    Optional<Stored> find(AccountName name) {
        return query("where name = ?", name.text()).stream().findAny();
    }

    Optional<Stored> find(long id) {
        return query("where id = ?", id).stream().findAny();
    }

    /** Until the transaction ends, nobody else changes an account. */
    List<Stored> locked() {
        return query("order by name for update");
    }

    List<Stored> all() {
        return query("order by name");
    }

    private List<Stored> query(String which, Object... values) {
        return database.jdbc()
                .query("select * from account " + which, (row, _) -> stored(row), values);
    }

    private Stored stored(ResultSet row) throws SQLException {
        AccountName name = new AccountName(row.getString("name"));
        Optional<Proof> proof = Sealed.of(row).map(sealed -> opened(name, sealed));
        Account account =
                new Account(
                        name,
                        Role.valueOf(row.getString("role")),
                        state(row, proof.isPresent()),
                        row.getObject("made_at", OffsetDateTime.class).toInstant());
        return new Stored(row.getLong("id"), account, proof, row.getLong("factor_step"));
    }

    private static Account.State state(ResultSet row, boolean proved) throws SQLException {
        if (row.getObject("disabled_at") != null) {
            return Account.State.DISABLED;
        }
        return proved ? Account.State.ACTIVE : Account.State.WAITING;
    }

    /** One that waits for its code; false where the name is taken. */
    boolean insert(AccountName name, Role role, Instant now) {
        return database.jdbc()
                        .update(
                                """
                                insert into account (name, role, made_at, sealing_key, factor_step)
                                values (?, ?, ?, ?, 0) on conflict do nothing
                                """,
                                name.text(),
                                role.name(),
                                Transactions.stamp(now),
                                keyring.now().writing().id())
                > 0;
    }

    void prove(AccountName name, Sealed proof, long step) {
        database.jdbc()
                .update(
                        """
                        update account set sealing_key = ?, password_sealed = ?, factor_sealed = ?,
                            factor_step = ?
                        where name = ?
                        """,
                        proof.key(),
                        proof.password(),
                        proof.factor(),
                        step,
                        name.text());
    }

    /** It waits for a code again. */
    void unprove(AccountName name) {
        database.jdbc()
                .update(
                        "update account set password_sealed = null, factor_sealed = null"
                                + " where name = ?",
                        name.text());
    }

    void role(AccountName name, Role role) {
        database.jdbc()
                .update("update account set role = ? where name = ?", role.name(), name.text());
    }

    void disable(AccountName name, @Nullable Instant at) {
        database.jdbc()
                .update(
                        "update account set disabled_at = ? where name = ?",
                        at == null ? null : Transactions.stamp(at),
                        name.text());
    }

    /** Takes a step of time for good; false where it was taken meanwhile, on whichever server. */
    boolean take(long id, long step) {
        return database.jdbc()
                        .update(
                                "update account set factor_step = ? where id = ? and factor_step < ?",
                                step,
                                id,
                                step)
                > 0;
    }

    /** Whether somebody can give accounts. */
    static boolean hasAdmin(List<Stored> accounts) {
        return accounts.stream().anyMatch(it -> it.isActive() && it.account().role() == Role.ADMIN);
    }
}
