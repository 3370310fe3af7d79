package org.hotline12333.account;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.hotline12333.account.AccountRows.Deed;
import org.hotline12333.account.AccountTable.Proof;
import org.hotline12333.account.AccountTable.Sealed;
import org.hotline12333.account.AccountTable.Stored;
import org.hotline12333.identity.Secret;
import org.hotline12333.store.database.Database;

/**
 * Where an account is begun, or begun anew, with a code that is good once: a password is chosen, a
 * second factor is shown, and what it shows is keyed. Nothing of it holds before that.
 */
public final class Redemption {
    private static final String GIVEN = "GIVEN";

    private final Database database;
    private final InstantSource clock;
    private final PasswordHashes hashes;
    private final AccountTable table;
    private final SessionTable sessions;
    private final CodeTable codes;
    private final AccountRows rows;

    Redemption(
            Database database,
            InstantSource clock,
            PasswordHashes hashes,
            AccountTable table,
            SessionTable sessions,
            CodeTable codes,
            AccountRows rows) {
        this.database = database;
        this.clock = clock;
        this.hashes = hashes;
        this.table = table;
        this.sessions = sessions;
        this.codes = codes;
        this.rows = rows;
    }

    /** A code for the first admin, in place of the one before; none where there is an admin. */
    public Optional<OneTimeCode> first() {
        return database.transactions()
                .inOne(() ->
                        AccountTable.hasAdmin(table.all())
                                ? Optional.empty()
                                : Optional.of(codes.giveFirst(clock.instant())));
    }

    /** The same for whoever runs the machine, also where the only admin has lost what they need. */
    public OneTimeCode another(Actor by) {
        return database.transactions()
                .inOne(() -> {
                    rows.write(by, Deed.ACCOUNT_CODE, "", GIVEN);
                    return codes.giveFirst(clock.instant());
                });
    }

    /** What came of a code and a password. */
    public sealed interface Begun {
        /** Shown until it is confirmed, and never again. */
        record Shown(AccountName name, SecondFactor factor) implements Begun {
            public URI otpauth() {
                return factor.otpauth(name);
            }

            public List<String> groups() {
                return factor.groups();
            }
        }

        /** It was never given, was redeemed, or is a day old. */
        record NoCode() implements Begun {}

        /** No account can be called so, or the code is another account's. */
        record NoName() implements Begun {}

        record NotTaken(Unfit why) implements Begun {}

        record Busy() implements Begun {}
    }

    /** Chooses, as often as somebody likes before it is confirmed. */
    public Begun begin(OneTimeCode code, String typed, Secret password) {
        Optional<CodeTable.Stored> found = find(code);
        if (found.isEmpty()) {
            return new Begun.NoCode();
        }
        Optional<AccountName> name = AccountName.of(typed).filter(it -> fits(found.get(), it));
        if (name.isEmpty()) {
            return new Begun.NoName();
        }
        Optional<Unfit> unfit = Unfit.of(name.get(), password);
        if (unfit.isPresent()) {
            return new Begun.NotTaken(unfit.get());
        }
        return hashes.hash(password)
                .map(hash -> chosen(code, name.get(), new Proof(hash, SecondFactor.draw())))
                .orElseGet(Begun.Busy::new);
    }

    private Optional<CodeTable.Stored> find(OneTimeCode code) {
        return database.transactions().inOne(() -> codes.find(code, clock.instant()));
    }

    private static boolean fits(CodeTable.Stored code, AccountName name) {
        return code.isFirst() || code.name().equals(Optional.of(name));
    }

    private Begun chosen(OneTimeCode code, AccountName name, Proof proof) {
        return database.transactions()
                .inOne(() -> {
                    codes.choose(code, name, table.sealed(name, proof));
                    return new Begun.Shown(name, proof.factor());
                });
    }

    /** What came of what the second factor showed. */
    public sealed interface Confirmed {
        /** The account is theirs, and they are logged in. */
        record In(Token token) implements Confirmed {}

        record Wrong(Begun.Shown shown) implements Confirmed {}

        /** As above, or nothing was chosen with it. */
        record NoCode() implements Confirmed {}
    }

    public Confirmed confirm(OneTimeCode code, String digits, String address) {
        return database.transactions()
                .inOne(() -> {
                    Optional<CodeTable.Stored> found = codes.find(code, clock.instant());
                    Optional<AccountName> name = found.flatMap(CodeTable.Stored::name);
                    Optional<Sealed> chosen = found.flatMap(CodeTable.Stored::chosen);
                    return name.isEmpty() || chosen.isEmpty()
                            ? new Confirmed.NoCode()
                            : confirmed(
                                    code, found.get(), name.get(), chosen.get(), digits, address);
                });
    }

    private Confirmed confirmed(
            OneTimeCode code,
            CodeTable.Stored of,
            AccountName name,
            Sealed chosen,
            String digits,
            String address) {
        Instant now = clock.instant();
        SecondFactor factor = table.opened(name, chosen).factor();
        OptionalLong step = factor.step(digits, now, 0);
        if (step.isEmpty()) {
            return new Confirmed.Wrong(new Begun.Shown(name, factor));
        }
        if (of.isFirst()) {
            table.insert(name, Role.ADMIN, now);
            table.role(name, Role.ADMIN);
            table.disable(name, null);
        }
        table.prove(name, chosen, step.getAsLong());
        Stored account = table.find(name).orElseThrow();
        Role role = account.account().role();
        codes.end(code);
        codes.endOf(name);
        if (role == Role.ADMIN) {
            codes.endFirst();
        }
        sessions.endAll(account.id());
        rows.write(Actor.at(address, name.text()), Deed.ACCOUNT_REDEEMED, name.text(), role.name());
        return new Confirmed.In(sessions.begin(account.id(), true, now));
    }
}
