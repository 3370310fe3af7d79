package org.hotline12333.account;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.hotline12333.account.AccountRows.Deed;
import org.hotline12333.account.AccountTable.Stored;
import org.hotline12333.store.database.Database;

/**
 * Accounts as an admin gives and takes them. None is ever removed, for the audit names them; and
 * the last admin stays one. Whose role or right ends is logged out everywhere.
 */
public final class AccountBook {
    private static final String GIVEN = "GIVEN";

    private final Database database;
    private final InstantSource clock;
    private final AccountTable table;
    private final SessionTable sessions;
    private final CodeTable codes;
    private final AccountRows rows;

    AccountBook(
            Database database,
            InstantSource clock,
            AccountTable table,
            SessionTable sessions,
            CodeTable codes,
            AccountRows rows) {
        this.database = database;
        this.clock = clock;
        this.table = table;
        this.sessions = sessions;
        this.codes = codes;
        this.rows = rows;
    }

    public List<Account> all() {
        return database.transactions()
                .inOne(() -> table.all().stream().map(Stored::account).toList());
    }

    /** What came of a wish for a code. */
    public sealed interface Given {
        /** To be handed to its owner; it is shown once. */
        record Code(AccountName name, OneTimeCode code) implements Given {}

        /** No account can be called so. */
        record NoName() implements Given {}

        record Taken() implements Given {}

        /** There is no such account, or it is disabled. */
        record Nobody() implements Given {}

        /** Nobody could give accounts meanwhile. */
        record LastAdmin() implements Given {}
    }

    /** Invites somebody by a code. */
    public Given invite(String typed, Role role, Actor by) {
        Optional<AccountName> name = AccountName.of(typed);
        return name.isEmpty()
                ? new Given.NoName()
                : database.transactions().inOne(() -> invited(name.get(), role, by));
    }

    private Given invited(AccountName name, Role role, Actor by) {
        Instant now = clock.instant();
        if (!table.insert(name, role, now)) {
            return new Given.Taken();
        }
        rows.write(by, Deed.ACCOUNT_GIVEN, name.text(), role.name());
        return new Given.Code(name, codes.give(name, now));
    }

    /**
     * Another code for who has lost their second factor, or did not come in time; what they had
     * opens nothing any more.
     */
    public Given renew(AccountName name, Actor by) {
        return database.transactions()
                .inOne(() ->
                        found(name)
                                .filter(it -> it.account().state() != Account.State.DISABLED)
                                .map(it ->
                                        isLastAdmin(it) ? new Given.LastAdmin() : renewed(it, by))
                                .orElseGet(Given.Nobody::new));
    }

    private Given renewed(Stored account, Actor by) {
        AccountName name = account.account().name();
        table.unprove(name);
        sessions.endAll(account.id());
        rows.write(by, Deed.ACCOUNT_CODE, name.text(), GIVEN);
        return new Given.Code(name, codes.give(name, clock.instant()));
    }

    /** What came of a change. */
    public enum Change {
        DONE,
        NOBODY,
        LAST_ADMIN
    }

    public Change role(AccountName name, Role role, Actor by) {
        return changed(
                name,
                role != Role.ADMIN,
                () -> {
                    table.role(name, role);
                    rows.write(by, Deed.ACCOUNT_ROLE, name.text(), role.name());
                });
    }

    /** Until it is enabled again; a code of it is over for good. */
    public Change disable(AccountName name, Actor by) {
        return changed(
                name,
                true,
                () -> {
                    table.disable(name, clock.instant());
                    codes.endOf(name);
                    rows.write(by, Deed.ACCOUNT_DISABLED, name.text(), AccountRows.CHANGED);
                });
    }

    public Change enable(AccountName name, Actor by) {
        return changed(
                name,
                false,
                () -> {
                    table.disable(name, null);
                    rows.write(by, Deed.ACCOUNT_ENABLED, name.text(), AccountRows.CHANGED);
                });
    }

    private Change changed(AccountName name, boolean endsAdmin, Runnable change) {
        Supplier<Change> work =
                () -> {
                    Optional<Stored> account = found(name);
                    if (account.isEmpty()) {
                        return Change.NOBODY;
                    }
                    if (endsAdmin && isLastAdmin(account.get())) {
                        return Change.LAST_ADMIN;
                    }
                    change.run();
                    sessions.endAll(account.get().id());
                    return Change.DONE;
                };
        return database.transactions().inOne(work);
    }

    private Optional<Stored> found(AccountName name) {
        return table.locked().stream().filter(it -> it.account().name().equals(name)).findAny();
    }

    private boolean isLastAdmin(Stored account) {
        List<Stored> others = table.all().stream().filter(it -> it.id() != account.id()).toList();
        return AccountTable.hasAdmin(List.of(account)) && !AccountTable.hasAdmin(others);
    }
}
