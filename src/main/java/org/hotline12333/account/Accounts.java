package org.hotline12333.account;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.hotline12333.account.AccountRows.Deed;
import org.hotline12333.account.AccountTable.Proof;
import org.hotline12333.account.AccountTable.Stored;
import org.hotline12333.account.Tries.Standing;
import org.hotline12333.identity.Secret;
import org.hotline12333.store.audit.Audit;
import org.hotline12333.store.database.Database;
import org.hotline12333.store.database.RecordStoreAwayException;
import org.hotline12333.store.sealing.Keyring;

/**
 * Where those who operate prove who they are: a password, then what their telephone shows. A name
 * that is nobody's, a wrong password and a pause get the same answer in the same time. Throws
 * {@link RecordStoreAwayException}. Safe for many threads.
 */
public final class Accounts {
    private final Database database;
    private final InstantSource clock;
    private final PasswordHashes hashes = new PasswordHashes();
    private final AccountTable table;
    private final SessionTable sessions;
    private final CodeTable codes;
    private final Tries tries;
    private final AccountRows rows;

    public Accounts(Database database, Keyring keyring, Audit audit, InstantSource clock) {
        this.database = database;
        this.clock = clock;
        table = new AccountTable(database, keyring);
        sessions = new SessionTable(database);
        codes = new CodeTable(database);
        tries = new Tries(database, keyring);
        rows = new AccountRows(audit);
    }

    /** Where accounts are given and taken. */
    public AccountBook book() {
        return new AccountBook(database, clock, table, sessions, codes, rows);
    }

    /** Where an account is begun with a code. */
    public Redemption redemption() {
        return new Redemption(database, clock, hashes, table, sessions, codes, rows);
    }

    /** What came of a password. */
    public sealed interface Login {
        /** It is right; the second factor is due within five minutes. */
        record Half(Token token) implements Login {}

        /** Why is told to nobody. */
        record Refused() implements Login {}

        /** Too many come at once; nothing was counted. */
        record Busy() implements Login {}
    }

    /** A try at a password, as it stands before it is judged. */
    private record Try(String typed, Actor by, Standing standing, Optional<Stored> account) {
        boolean isOpen() {
            return standing == Standing.OPEN;
        }

        Optional<String> passwordHash() {
            return account.filter(Stored::isActive).flatMap(Stored::proof).map(Proof::passwordHash);
        }
    }

    /** The first step, from an address. */
    public Login login(String typed, Secret password, String address) {
        Try begun = database.transactions().inOne(() -> begun(typed, address));
        Optional<Boolean> fits = hashes.fits(password, begun.passwordHash());
        return database.transactions().inOne(() -> judged(begun, fits));
    }

    private Try begun(String typed, String address) {
        Optional<Stored> account = AccountName.of(typed).flatMap(table::find);
        String known = account.map(it -> it.account().name().text()).orElse("");
        Actor by = Actor.at(address, known);
        String counted = typed.strip().toLowerCase(Locale.ROOT);
        return new Try(counted, by, tries.begin(counted, by, clock.instant()), account);
    }

    private Login judged(Try begun, Optional<Boolean> fits) {
        if (begun.isOpen() && !fits.equals(Optional.of(false))) {
            tries.takeBack(begun.typed(), begun.by(), clock.instant());
        }
        if (fits.isEmpty()) {
            return new Login.Busy();
        }
        if (begun.isOpen() && fits.get()) {
            long account = begun.account().orElseThrow().id();
            return new Login.Half(sessions.begin(account, false, clock.instant()));
        }
        note(begun.standing(), begun.by(), Deed.CONSOLE_LOGIN);
        return new Login.Refused();
    }

    /** One row for each try that was judged, and one for each pause. */
    private void note(Standing standing, Actor by, Deed deed) {
        switch (standing) {
            case OPEN -> rows.write(by, deed, "", Audit.WRONG);
            case PAUSED -> rows.write(by, deed, "", AccountRows.LOCKED);
            case PAUSED_STILL -> {}
        }
    }

    /** What came of the second factor. */
    public sealed interface Entered {
        record In(Token token) implements Entered {}

        record Refused() implements Entered {}

        /** The password was too long ago. */
        record Over() implements Entered {}
    }

    /** The second step, after which the browser has another token. */
    public Entered enter(Token half, String digits, String address) {
        return database.transactions()
                .inOne(() ->
                        active(half, false)
                                .map(account -> entered(account, half, digits, address))
                                .orElseGet(Entered.Over::new));
    }

    private Optional<Stored> active(Token token, boolean whole) {
        return sessions.account(token, whole, clock.instant())
                .flatMap(table::find)
                .filter(Stored::isActive);
    }

    private Entered entered(Stored account, Token half, String digits, String address) {
        Instant now = clock.instant();
        String name = account.account().name().text();
        Actor by = Actor.at(address, name);
        Standing standing = tries.begin(name, by, now);
        OptionalLong step =
                account.proof().orElseThrow().factor().step(digits, now, account.factorStep());
        if (standing != Standing.OPEN
                || step.isEmpty()
                || !table.take(account.id(), step.getAsLong())) {
            note(standing, by, Deed.CONSOLE_CODE);
            return new Entered.Refused();
        }
        tries.takeBack(name, by, now);
        tries.forget(name);
        sessions.end(half);
        rows.write(by, Deed.CONSOLE_LOGIN, "", Audit.ANSWERED);
        return new Entered.In(sessions.begin(account.id(), true, now));
    }

    /** Whether this one may try a second factor. */
    public boolean isHalf(Token token) {
        return database.transactions().inOne(() -> active(token, false).isPresent());
    }

    /** Whoever a browser's token is of, where they have proved all and it lasts still. */
    public Optional<Session> session(Token token) {
        return database.transactions()
                .inOne(() ->
                        active(token, true)
                                .map(it ->
                                        new Session(
                                                it.account().name(), it.account().role(), token)));
    }

    public void logOut(Session session, String address) {
        database.transactions()
                .inOne(() -> {
                    sessions.end(session.token());
                    rows.write(by(session, address), Deed.CONSOLE_LOG_OUT, "", AccountRows.ENDED);
                    return true;
                });
    }

    /** In every browser, this one as well. */
    public void logOutEverywhere(Session session, String address) {
        database.transactions()
                .inOne(() -> {
                    table.find(session.name()).map(Stored::id).ifPresent(sessions::endAll);
                    rows.write(
                            by(session, address), Deed.CONSOLE_LOG_OUT, "all", AccountRows.ENDED);
                    return true;
                });
    }

    /**
     * Somebody is about to be shown one call of the call log: what a caller asked for, if not who
     * that was. Nothing is to be shown where this throws.
     *
     * @param callId of which the audit has the end
     */
    public void seesCall(Session session, String callId, String address) {
        note(session, address, Deed.CALL_SHOWN, AccountRows.tail(callId));
    }

    /** The same of a list that they take away. */
    public void copiesCalls(Session session, String address) {
        note(session, address, Deed.CALLS_COPIED, "");
    }

    private void note(Session session, String address, Deed deed, String what) {
        database.transactions()
                .inOne(() -> {
                    rows.write(by(session, address), deed, what, Audit.ANSWERED);
                    return true;
                });
    }

    private static Actor by(Session session, String address) {
        return Actor.at(address, session.name().text());
    }

    /** What came of a wish for another password. */
    public sealed interface PasswordChange {
        /** All sessions are over; this one goes on by another token. */
        record Changed(Token token) implements PasswordChange {}

        /** The old one was wrong, or it is not the time to ask. */
        record Refused() implements PasswordChange {}

        record NotTaken(Unfit why) implements PasswordChange {}

        record Busy() implements PasswordChange {}
    }

    public PasswordChange changePassword(Session session, Secret old, Secret next, String address) {
        Optional<Unfit> unfit = Unfit.of(session.name(), next);
        if (unfit.isPresent()) {
            return new PasswordChange.NotTaken(unfit.get());
        }
        Try begun = database.transactions().inOne(() -> begun(session.name().text(), address));
        Optional<Boolean> fits = hashes.fits(old, begun.passwordHash());
        Optional<String> hash = fits.flatMap(_ -> hashes.hash(next));
        return database.transactions().inOne(() -> changed(begun, fits, hash));
    }

    private PasswordChange changed(Try begun, Optional<Boolean> fits, Optional<String> hash) {
        Instant now = clock.instant();
        if (begun.isOpen() && (hash.isEmpty() || fits.equals(Optional.of(true)))) {
            tries.takeBack(begun.typed(), begun.by(), now);
        }
        if (hash.isEmpty()) {
            return new PasswordChange.Busy();
        }
        Optional<Stored> account =
                begun.account()
                        .filter(_ -> begun.isOpen() && fits.equals(Optional.of(true)))
                        .flatMap(it -> table.find(it.id()))
                        .filter(Stored::isActive);
        if (account.isEmpty()) {
            note(begun.standing(), begun.by(), Deed.CONSOLE_PASSWORD);
            return new PasswordChange.Refused();
        }
        Stored of = account.get();
        AccountName name = of.account().name();
        Proof proof = new Proof(hash.get(), of.proof().orElseThrow().factor());
        table.prove(name, table.sealed(name, proof), of.factorStep());
        sessions.endAll(of.id());
        rows.write(begun.by(), Deed.CONSOLE_PASSWORD, "", AccountRows.CHANGED);
        return new PasswordChange.Changed(sessions.begin(of.id(), true, now));
    }

    /**
     * Removes sessions, codes and counts that are over.
     *
     * @return how many
     */
    public int forgetOver(Instant now) {
        return database.transactions()
                .inOne(() ->
                        sessions.removeOver(now) + codes.removeOver(now) + tries.removeBefore(now));
    }
}
