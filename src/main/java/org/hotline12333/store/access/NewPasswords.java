package org.hotline12333.store.access;

import java.util.List;
import java.util.Optional;
import org.hotline12333.identity.Origin;
import org.hotline12333.identity.PersonId;
import org.hotline12333.service.Enquirer;
import org.hotline12333.store.access.SelectCredentials.Credential;
import org.hotline12333.store.access.SelectCredentials.Whole;
import org.hotline12333.store.audit.Audit;
import org.hotline12333.store.audit.Audit.Enquiry;
import org.hotline12333.store.database.RecordStoreAwayException;
import org.hotline12333.store.sealing.KeySet;
import org.hotline12333.store.sealing.Keyring;
import org.hotline12333.store.sealing.SealingKeys.Kind;

/**
 * Sets query passwords: each in one transaction with its row of the audit, after which no other
 * telephone is known for that person. Must run inside a transaction.
 */
final class NewPasswords {
    private static final String SET = "SET";
    private static final String CHANGED = "CHANGED";

    private final SelectCredentials people;
    private final KnownOrigins known;
    private final Passwords passwords;
    private final Audit audit;
    private final Keyring keyring;

    NewPasswords(
            SelectCredentials people,
            KnownOrigins known,
            Passwords passwords,
            Audit audit,
            Keyring keyring) {
        this.people = people;
        this.known = known;
        this.passwords = passwords;
        this.audit = audit;
        this.keyring = keyring;
    }

    PasswordHeld held(PersonId person) {
        return people.byId(person, keyring.now())
                .credential()
                .<PasswordHeld>map(credential ->
                        credential.initial()
                                ? new PasswordHeld.Initial(credential.version())
                                : new PasswordHeld.Own())
                .orElseGet(PasswordHeld.None::new);
    }

    /**
     * @throws RecordStoreAwayException where another call has set one since the old one was keyed
     */
    Chosen set(PersonId person, NewPassword wish, Enquirer enquirer) {
        if (!wish.password().equals(wish.again())) {
            return new Chosen.Differs();
        }
        KeySet keys = keyring.now();
        Whole whole = people.byId(person, keys);
        Optional<Chosen.Weak> weak =
                Weakness.of(
                        wish.password().reveal(), whole.idNumber(), whole.socialSecurityNumber());
        if (weak.isPresent()) {
            return weak.get();
        }
        return set(whole, wish, keys, enquirer);
    }

    private Chosen set(Whole whole, NewPassword wish, KeySet keys, Enquirer enquirer) {
        Optional<Credential> before = whole.credential();
        int version = before.map(Credential::version).orElse(0);
        boolean again =
                version > wish.proven()
                        && before.filter(credential -> isSetBy(credential, enquirer)).isPresent();
        if (version != wish.proven() && !again) {
            throw new RecordStoreAwayException(new LockOut.OvertakenException());
        }
        if (before.isPresent() && passwords.fits(keys, wish.password(), whole.password())) {
            return again ? new Chosen.Set(whole.person()) : new Chosen.Unchanged();
        }
        return store(whole, version, wish, keys, enquirer);
    }

    /** In a call whose server may have died before that was told. */
    private static boolean isSetBy(Credential credential, Enquirer enquirer) {
        return credential.setBy().filter(enquirer.session()::equals).isPresent();
    }

    private Chosen store(
            Whole whole, int version, NewPassword wish, KeySet keys, Enquirer enquirer) {
        PersonId person = whole.person();
        Passwords.Stored next = passwords.hash(keys.writing(), person, wish.password());
        if (!people.set(next, version, enquirer.session())) {
            throw new RecordStoreAwayException(new LockOut.OvertakenException());
        }
        known.forgetAll(
                keys.hashes(Kind.ID_NUMBER, whole.idNumber()), origins(keys, enquirer.origin()));
        audit.write(
                new Audit.Entry(
                        Optional.of(person), enquirer, new Enquiry(Credentials.SET_AUDITED), ""),
                version == 0 ? SET : CHANGED);
        return new Chosen.Set(person);
    }

    private static List<String> origins(KeySet keys, Origin origin) {
        return keys.all().stream()
                .flatMap(key ->
                        origin.forms().stream().map(form -> key.hash(origin.channel(), form)))
                .toList();
    }
}
