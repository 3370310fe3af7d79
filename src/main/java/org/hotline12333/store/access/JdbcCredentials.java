package org.hotline12333.store.access;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.hotline12333.identity.IdNumber;
import org.hotline12333.identity.Origin;
import org.hotline12333.identity.PersonId;
import org.hotline12333.identity.Secret;
import org.hotline12333.identity.SocialSecurityNumber;
import org.hotline12333.service.Enquirer;
import org.hotline12333.store.access.LockOut.Held;
import org.hotline12333.store.access.LockOut.Try;
import org.hotline12333.store.access.SelectCredentials.Credential;
import org.hotline12333.store.access.SelectCredentials.Known;
import org.hotline12333.store.access.SelectCredentials.Whole;
import org.hotline12333.store.audit.Audit;
import org.hotline12333.store.audit.Audit.Enquiry;
import org.hotline12333.store.database.Database;
import org.hotline12333.store.database.RecordStoreAwayException;
import org.hotline12333.store.database.Transactions;
import org.hotline12333.store.sealing.KeySet;
import org.hotline12333.store.sealing.Keyring;
import org.hotline12333.store.sealing.SealingKeys;
import org.hotline12333.store.sealing.SealingKeys.Kind;

/** Verification over the database: what is wrong, unknown and locked takes the same way. */
public final class JdbcCredentials implements Credentials {
    private enum Judgement {
        VERIFIED("VERIFIED"),
        PASSWORD_NEEDED("PASSWORD_NEEDED"),
        WRONG(Audit.WRONG),
        PAUSED("PAUSED"),
        THROTTLED("THROTTLED");

        private final String stored;

        Judgement(String stored) {
            this.stored = stored;
        }

        /** Its name in the audit, for ever. */
        String stored() {
            return stored;
        }
    }

    /** More than once in a row is another try the first one only where many come at one moment. */
    private static final int OVERTAKEN_MAX = 10;

    private final Transactions transactions;
    private final SelectCredentials people;
    private final LockOut lockOut;
    private final Throttle throttle;
    private final Passwords passwords;
    private final NewPasswords newPasswords;
    private final Audit audit;
    private final Keyring keyring;
    private final InstantSource clock;

    public JdbcCredentials(
            Database database, Keyring keyring, Audit audit, Limits limits, InstantSource clock) {
        this(database, keyring, audit, limits, clock, new Passwords());
    }

    public JdbcCredentials(
            Database database,
            Keyring keyring,
            Audit audit,
            Limits limits,
            InstantSource clock,
            Passwords passwords) {
        transactions = database.transactions();
        people = new SelectCredentials(database.sql());
        lockOut = new LockOut(database.jdbc(), limits);
        throttle = new Throttle(database.jdbc(), limits);
        this.passwords = passwords;
        this.audit = audit;
        this.keyring = keyring;
        this.clock = clock;
        newPasswords =
                new NewPasswords(
                        people, new KnownOrigins(database.jdbc()), passwords, audit, keyring);
    }

    /** Guesses at what is not a person's, which count with those that are. */
    public Guesses guesses() {
        return new CountedGuesses(throttle);
    }

    /** The two numbers, each as its hash with every key that is held. */
    private record Numbers(List<String> idNumber, List<String> socialSecurityNumber) {
        static Numbers of(KeySet keys, String idNumber, String socialSecurityNumber) {
            return new Numbers(
                    keys.hashes(Kind.ID_NUMBER, idNumber),
                    keys.hashes(Kind.SOCIAL_SECURITY_NUMBER, socialSecurityNumber));
        }

        /** By its origin's one name and the writing key; older ones by any other. */
        Try by(KeySet keys, Origin origin) {
            List<Try> older =
                    IntStream.range(0, keys.all().size())
                            .boxed()
                            .flatMap(with ->
                                    origin.forms().stream()
                                            .map(form -> by(keys, with, origin, form, List.of())))
                            .skip(1)
                            .toList();
            return by(keys, 0, origin, origin.canonical(), older);
        }

        private Try by(KeySet keys, int with, Origin origin, String form, List<Try> older) {
            SealingKeys key = keys.all().get(with);
            return new Try(
                    key.id(),
                    idNumber.get(with),
                    socialSecurityNumber.get(with),
                    key.hash(origin.channel(), form),
                    origin.canBeKnown(),
                    older);
        }
    }

    /** What is known of a try when it has been judged and, with its count, committed. */
    private record Judged(
            Judgement judgement,
            Optional<PersonId> person,
            Optional<Credential> credential,
            boolean throttled,
            Instant at) {
        Judged of(Optional<Credential> password) {
            return new Judged(judgement, person, password, throttled, at);
        }

        Verdict.OnNumbers onNumbers() {
            return switch (judgement) {
                case VERIFIED -> new Verdict.Verified(person.orElseThrow());
                case PASSWORD_NEEDED -> new Verdict.PasswordNeeded(person.orElseThrow());
                case WRONG, PAUSED, THROTTLED -> throttled ? new Verdict.HeldOff() : REFUSED;
            };
        }

        Verdict.OnPassword onPassword() {
            return switch (judgement) {
                case VERIFIED ->
                        credential.orElseThrow().initial()
                                ? new Verdict.Initial(person.orElseThrow())
                                : new Verdict.Verified(person.orElseThrow());
                case PASSWORD_NEEDED, WRONG, PAUSED, THROTTLED ->
                        throttled ? new Verdict.HeldOff() : REFUSED;
            };
        }

        Verdict.OnProof onProof() {
            return switch (judgement) {
                case VERIFIED -> new Verdict.Proven(credential.orElseThrow().version());
                case PASSWORD_NEEDED, WRONG, PAUSED, THROTTLED ->
                        throttled ? new Verdict.HeldOff() : REFUSED;
            };
        }
    }

    private static final Verdict.Refused REFUSED = new Verdict.Refused();

    private static Judgement of(List<Known> found) {
        return found.stream()
                .filter(known -> known.idNumber() && known.socialSecurityNumber())
                .findFirst()
                .map(known ->
                        known.password().isPresent()
                                ? Judgement.PASSWORD_NEEDED
                                : Judgement.VERIFIED)
                .orElse(Judgement.WRONG);
    }

    @Override
    public Verdict.OnNumbers verifyNumbers(
            IdNumber idNumber, SocialSecurityNumber socialSecurityNumber, Enquirer enquirer) {
        return committed(
                        enquirer,
                        () -> {
                            KeySet keys = keyring.now();
                            return numbers(
                                    Numbers.of(
                                            keys, idNumber.reveal(), socialSecurityNumber.reveal()),
                                    keys,
                                    enquirer);
                        })
                .onNumbers();
    }

    private Judged numbers(Numbers numbers, KeySet keys, Enquirer enquirer) {
        Instant now = clock.instant();
        List<Known> found = people.byNumbers(numbers.idNumber(), numbers.socialSecurityNumber());
        Optional<PersonId> person =
                found.stream().filter(Known::idNumber).map(Known::person).findFirst();
        Held held = lockOut.hold(numbers.by(keys, enquirer.origin()), now);
        return settled(held, enquirer, new Enquiry(NUMBERS_AUDITED), of(found), person, now);
    }

    @Override
    public Verdict.OnPassword verifyPassword(PersonId person, Secret password, Enquirer enquirer) {
        return committed(enquirer, () -> password(person, password, enquirer)).onPassword();
    }

    @Override
    public Verdict.OnProof provePassword(PersonId person, Secret password, Enquirer enquirer) {
        return committed(enquirer, () -> password(person, password, enquirer)).onProof();
    }

    @Override
    public PasswordHeld passwordOf(PersonId person) {
        return transactions.inOne(() -> newPasswords.held(person));
    }

    @Override
    public Chosen setPassword(PersonId person, NewPassword wish, Enquirer enquirer) {
        return transactions.inOne(() -> newPasswords.set(person, wish, enquirer));
    }

    private Judged password(PersonId person, Secret password, Enquirer enquirer) {
        Instant now = clock.instant();
        KeySet keys = keyring.now();
        Whole whole = people.byId(person, keys);
        Numbers numbers = Numbers.of(keys, whole.idNumber(), whole.socialSecurityNumber());
        // Held before the password is looked at, so that guesses cannot race the pause.
        Held held = lockOut.hold(numbers.by(keys, enquirer.origin()), now);
        Judgement entry =
                passwords.fits(keys, password, whole.password())
                        ? Judgement.VERIFIED
                        : Judgement.WRONG;
        Judged judged =
                settled(
                        held,
                        enquirer,
                        new Enquiry(PASSWORD_AUDITED),
                        entry,
                        Optional.of(whole.person()),
                        now);
        if (judged.judgement() == Judgement.VERIFIED) {
            pepper(whole, keys.writing(), password);
        }
        return judged.of(whole.credential());
    }

    /** Only who knows a password can bring it under a new key, or bind it to its person. */
    private void pepper(Whole whole, SealingKeys writing, Secret password) {
        whole.password()
                .filter(stored -> !passwords.isOf(writing, stored))
                .ifPresent(stored ->
                        people.replace(stored, passwords.hash(writing, whole.person(), password)));
    }

    /**
     * The entry, judged unless the caller is held off, counted, and written to the audit. Who is
     * held off is not known for this person: their numbers make no difference. Who is known is
     * judged all the same, and told if they are right.
     */
    private Judged settled(
            Held held,
            Enquirer enquirer,
            Enquiry enquiry,
            Judgement entry,
            Optional<PersonId> person,
            Instant now) {
        List<String> origins = held.that().origins();
        Throttle.State throttled = throttle.state(enquirer, origins, now);
        Judgement judgement = entry;
        if (throttled.isClosed() && !lockOut.knows(held, now)) {
            judgement = Judgement.THROTTLED;
        } else if (lockOut.pauses(held, now)) {
            judgement = Judgement.PAUSED;
        }
        if (count(held, enquirer, judgement, throttled, now)) {
            audit.write(new Audit.Entry(person, enquirer, enquiry, ""), judgement.stored());
        }
        return new Judged(judgement, person, Optional.empty(), throttled.isClosed(), now);
    }

    /** Whether this is to be told in the audit. */
    private boolean count(
            Held held,
            Enquirer enquirer,
            Judgement judgement,
            Throttle.State throttled,
            Instant now) {
        List<String> origins = held.that().origins();
        switch (judgement) {
            case VERIFIED -> {
                lockOut.verified(held, now);
                held.matchedAt()
                        .ifPresent(counted -> throttle.takeBack(enquirer, origins, counted, now));
            }
            case WRONG, PAUSED -> {
                lockOut.count(held, judgement == Judgement.WRONG, now);
                throttle.count(enquirer, origins, now);
            }
            // Numbers alone clear nothing: who has them could guess the password for ever. To be
            // asked for it tells that they match: who leaves it at that has tried out a pair.
            case PASSWORD_NEEDED -> {
                lockOut.matched(held, now);
                throttle.countMatch(enquirer, origins, now);
            }
            case THROTTLED -> {
                return throttle.holdsOff(throttled, enquirer, origins, now);
            }
        }
        return true;
    }

    /** What all callers have in common is noted once the try itself is on record. */
    private Judged committed(Enquirer enquirer, Supplier<Judged> judging) {
        Judged judged = inOne(judging);
        switch (judged.judgement()) {
            case VERIFIED ->
                    throttle.verified(judged.person().orElseThrow(), enquirer, judged.at());
            case PASSWORD_NEEDED -> throttle.matched(enquirer, judged.at());
            case WRONG -> throttle.wrong(enquirer, judged.at());
            case PAUSED, THROTTLED -> {
                // Not judged.
            }
        }
        return judged;
    }

    private Judged inOne(Supplier<Judged> judging) {
        for (int overtaken = 0; ; overtaken++) {
            try {
                return transactions.inOne(judging);
            } catch (LockOut.OvertakenException first) {
                if (overtaken == OVERTAKEN_MAX) {
                    throw new RecordStoreAwayException(first);
                }
            }
        }
    }
}
