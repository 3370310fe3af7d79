package org.hotline12333.insurance;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hotline12333.identity.IdNumber;
import org.hotline12333.identity.Secret;
import org.hotline12333.identity.SocialSecurityNumber;
import org.hotline12333.identity.TelephoneNumber;
import org.hotline12333.insurance.Audit.Enquiry;
import org.hotline12333.insurance.LockOut.Held;
import org.hotline12333.insurance.LockOut.Try;
import org.hotline12333.insurance.SealingKeys.Kind;
import org.hotline12333.insurance.SelectCredentials.Known;
import org.hotline12333.insurance.SelectCredentials.Whole;

/** Verification over the database: what is wrong, unknown and locked takes the same way. */
final class JdbcCredentials implements Credentials {
    private enum Judgement {
        VERIFIED,
        PASSWORD_NEEDED,
        WRONG,
        PAUSED,
        THROTTLED
    }

    private final Transactions transactions;
    private final SelectCredentials people;
    private final LockOut lockOut;
    private final Throttle throttle;
    private final Passwords passwords;
    private final Audit audit;
    private final Keyring keyring;
    private final InstantSource clock;

    JdbcCredentials(Wiring wiring) {
        this(wiring, new Passwords());
    }

    JdbcCredentials(Wiring wiring, Passwords passwords) {
        transactions = wiring.transactions();
        people = new SelectCredentials(wiring.sql());
        lockOut = new LockOut(wiring.jdbc(), wiring.limits());
        throttle = new Throttle(wiring.jdbc(), wiring.limits());
        this.passwords = passwords;
        audit = wiring.audit();
        keyring = wiring.keys();
        clock = wiring.clock();
    }

    /** The two numbers, each as its hash with every key that is held. */
    private record Numbers(List<String> idNumber, List<String> socialSecurityNumber) {
        static Numbers of(Keys keys, String idNumber, String socialSecurityNumber) {
            return new Numbers(
                    keys.hashes(Kind.ID_NUMBER, idNumber),
                    keys.hashes(Kind.SOCIAL_SECURITY_NUMBER, socialSecurityNumber));
        }

        boolean areOf(Known known) {
            return idNumberIsOf(known) && socialSecurityNumber.contains(known.socialSecurityHash());
        }

        boolean idNumberIsOf(Known known) {
            return idNumber.contains(known.idNumberHash());
        }

        /** By its telephone's one name and the writing key; older ones by any other. */
        Try by(Keys keys, Enquirer enquirer) {
            TelephoneNumber telephone = enquirer.telephone();
            List<Try> older =
                    IntStream.range(0, keys.all().size())
                            .boxed()
                            .flatMap(with ->
                                    telephone.forms().stream()
                                            .map(form ->
                                                    by(keys, with, telephone, form, List.of())))
                            .skip(1)
                            .toList();
            return by(keys, 0, telephone, telephone.canonical(), older);
        }

        private Try by(
                Keys keys, int with, TelephoneNumber telephone, String form, List<Try> older) {
            SealingKeys key = keys.all().get(with);
            return new Try(
                    key.id(),
                    idNumber.get(with),
                    socialSecurityNumber.get(with),
                    key.hash(Kind.CALLER_NUMBER, form),
                    !telephone.isWithheld(),
                    older);
        }
    }

    @Override
    public Verdict.OnNumbers verifyNumbers(
            IdNumber idNumber, SocialSecurityNumber socialSecurityNumber, Enquirer enquirer) {
        return transactions.inOne(() -> {
            Keys keys = keyring.now();
            Numbers numbers = Numbers.of(keys, idNumber.reveal(), socialSecurityNumber.reveal());
            return numbers(numbers, numbers.by(keys, enquirer), enquirer, clock.instant());
        });
    }

    private Verdict.OnNumbers numbers(Numbers numbers, Try keyed, Enquirer enquirer, Instant now) {
        List<Known> found = people.byNumbers(numbers.idNumber(), numbers.socialSecurityNumber());
        Held held = lockOut.hold(keyed, now);
        Judgement judgement = judged(held, enquirer, of(found, numbers), now);
        settle(held, enquirer, judgement, now);
        Optional<PersonId> person =
                found.stream().filter(numbers::idNumberIsOf).map(Known::person).findFirst();
        audit(person, enquirer, Enquiry.VERIFY_NUMBERS, judgement);
        return switch (judgement) {
            case VERIFIED -> new Verdict.Verified(person.orElseThrow());
            case PASSWORD_NEEDED -> new Verdict.PasswordNeeded(person.orElseThrow());
            case WRONG, PAUSED, THROTTLED -> new Verdict.Refused();
        };
    }

    private static Judgement of(List<Known> found, Numbers numbers) {
        return found.stream()
                .filter(numbers::areOf)
                .findFirst()
                .map(known ->
                        known.password().isPresent()
                                ? Judgement.PASSWORD_NEEDED
                                : Judgement.VERIFIED)
                .orElse(Judgement.WRONG);
    }

    @Override
    public Verdict.OnPassword verifyPassword(PersonId person, Secret password, Enquirer enquirer) {
        return transactions.inOne(() -> {
            Keys keys = keyring.now();
            Whole whole = people.byId(person, keys);
            Try keyed =
                    Numbers.of(keys, whole.idNumber(), whole.socialSecurityNumber())
                            .by(keys, enquirer);
            return password(whole, keys, keyed, password, enquirer);
        });
    }

    private Verdict.OnPassword password(
            Whole whole, Keys keys, Try keyed, Secret password, Enquirer enquirer) {
        Instant now = clock.instant();
        // Held before the password is looked at, so that guesses cannot race the pause.
        Held held = lockOut.hold(keyed, now);
        boolean right = passwords.fits(keys, password, whole.password());
        Judgement judgement =
                judged(held, enquirer, right ? Judgement.VERIFIED : Judgement.WRONG, now);
        settle(held, enquirer, judgement, now);
        if (judgement == Judgement.VERIFIED) {
            throttle.takeBack(enquirer, keyed.callers(), now);
            pepper(whole, keys.writing(), password);
        }
        audit(Optional.of(whole.person()), enquirer, Enquiry.VERIFY_PASSWORD, judgement);
        return judgement == Judgement.VERIFIED
                ? new Verdict.Verified(whole.person())
                : new Verdict.Refused();
    }

    /** Only who knows a password can bring it under a new key, or bind it to its person. */
    private void pepper(Whole whole, SealingKeys writing, Secret password) {
        whole.password()
                .filter(stored -> !passwords.isOf(writing, stored))
                .ifPresent(stored ->
                        people.replace(stored, passwords.hash(writing, whole.person(), password)));
    }

    /** What the entry itself deserves, unless the caller is held off; both are always read. */
    private Judgement judged(Held held, Enquirer enquirer, Judgement entry, Instant now) {
        boolean paused = lockOut.pauses(held, now);
        boolean throttled = throttle.full(enquirer, held.that().callers(), now);
        if (paused) {
            return Judgement.PAUSED;
        }
        return throttled ? Judgement.THROTTLED : entry;
    }

    private void settle(Held held, Enquirer enquirer, Judgement judgement, Instant now) {
        List<String> callers = held.that().callers();
        switch (judgement) {
            case VERIFIED -> lockOut.clear(held, now);
            case WRONG, PAUSED, THROTTLED -> {
                lockOut.count(held, judgement == Judgement.WRONG, now);
                purge(throttle.count(enquirer, callers, now), now);
            }
            // Numbers alone clear nothing: who has them could guess the password for ever. To be
            // asked for it tells that they match: who leaves it at that has tried out a pair.
            case PASSWORD_NEEDED -> purge(throttle.countMatch(enquirer, callers, now), now);
        }
    }

    /** Once a window is enough. */
    private void purge(boolean due, Instant now) {
        if (due) {
            lockOut.purge(now);
            throttle.purge(now);
        }
    }

    private void audit(
            Optional<PersonId> person, Enquirer enquirer, Enquiry enquiry, Judgement judgement) {
        audit.write(new Audit.Entry(person, enquirer, enquiry, ""), judgement.name());
    }
}
