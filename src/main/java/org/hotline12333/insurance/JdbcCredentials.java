package org.hotline12333.insurance;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.hotline12333.identity.IdNumber;
import org.hotline12333.identity.Secret;
import org.hotline12333.identity.SocialSecurityNumber;
import org.hotline12333.insurance.Audit.Enquiry;
import org.hotline12333.insurance.LockOut.Held;
import org.hotline12333.insurance.LockOut.Try;
import org.hotline12333.insurance.SealingKeys.Kind;
import org.hotline12333.insurance.SelectCredentials.Known;

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
    private final SealingKeys keys;
    private final InstantSource clock;

    JdbcCredentials(Wiring wiring) {
        this(wiring, new Passwords(wiring.keys()));
    }

    JdbcCredentials(Wiring wiring, Passwords passwords) {
        transactions = wiring.transactions();
        people = new SelectCredentials(wiring.sql());
        lockOut = new LockOut(wiring.jdbc(), wiring.limits());
        throttle = new Throttle(wiring.jdbc(), wiring.limits());
        this.passwords = passwords;
        audit = wiring.audit();
        keys = wiring.keys();
        clock = wiring.clock();
    }

    @Override
    public Verdict.OnNumbers verifyNumbers(
            IdNumber idNumber, SocialSecurityNumber socialSecurityNumber, Enquirer enquirer) {
        return transactions.inOne(() -> {
            Try keyed =
                    of(
                            keys.hash(Kind.ID_NUMBER, idNumber.reveal()),
                            keys.hash(Kind.SOCIAL_SECURITY_NUMBER, socialSecurityNumber.reveal()),
                            enquirer);
            return numbers(keyed, enquirer, clock.instant());
        });
    }

    private Verdict.OnNumbers numbers(Try keyed, Enquirer enquirer, Instant now) {
        List<Known> found = people.byNumbers(keyed.idNumber(), keyed.socialSecurityNumber());
        Held held = lockOut.hold(keyed, now);
        Judgement judgement = judged(held, enquirer, of(found, keyed), now);
        settle(held, enquirer, judgement, now);
        Optional<PersonId> person =
                found.stream()
                        .filter(known -> known.idNumberHash().equals(keyed.idNumber()))
                        .map(Known::person)
                        .findFirst();
        audit(person, enquirer, Enquiry.VERIFY_NUMBERS, judgement, now);
        return switch (judgement) {
            case VERIFIED -> new Verdict.Verified(person.orElseThrow());
            case PASSWORD_NEEDED -> new Verdict.PasswordNeeded(person.orElseThrow());
            case WRONG, PAUSED, THROTTLED -> new Verdict.Refused();
        };
    }

    private static Judgement of(List<Known> found, Try keyed) {
        return found.stream()
                .filter(known ->
                        known.idNumberHash().equals(keyed.idNumber())
                                && known.socialSecurityHash().equals(keyed.socialSecurityNumber()))
                .findFirst()
                .map(known ->
                        known.passwordHash().isPresent()
                                ? Judgement.PASSWORD_NEEDED
                                : Judgement.VERIFIED)
                .orElse(Judgement.WRONG);
    }

    @Override
    public Verdict.OnPassword verifyPassword(PersonId person, Secret password, Enquirer enquirer) {
        return transactions.inOne(() -> {
            Known known = people.byId(person);
            Try keyed = of(known.idNumberHash(), known.socialSecurityHash(), enquirer);
            return password(known, keyed, password, enquirer, clock.instant());
        });
    }

    private Verdict.OnPassword password(
            Known known, Try keyed, Secret password, Enquirer enquirer, Instant now) {
        // Held before the password is looked at, so that guesses cannot race the pause.
        Held held = lockOut.hold(keyed, now);
        boolean right = passwords.fits(password, known.passwordHash());
        Judgement judgement =
                judged(held, enquirer, right ? Judgement.VERIFIED : Judgement.WRONG, now);
        settle(held, enquirer, judgement, now);
        if (judgement == Judgement.VERIFIED) {
            throttle.takeBack(enquirer, keyed.caller(), now);
        }
        audit(Optional.of(known.person()), enquirer, Enquiry.VERIFY_PASSWORD, judgement, now);
        return judgement == Judgement.VERIFIED
                ? new Verdict.Verified(known.person())
                : new Verdict.Refused();
    }

    private Try of(String idNumber, String socialSecurityNumber, Enquirer enquirer) {
        String caller = keys.hash(Kind.CALLER_NUMBER, enquirer.callerNumber());
        return new Try(idNumber, socialSecurityNumber, caller, !enquirer.withholdsNumber());
    }

    /** What the entry itself deserves, unless the caller is held off; both are always read. */
    private Judgement judged(Held held, Enquirer enquirer, Judgement entry, Instant now) {
        boolean paused = lockOut.pauses(held, now);
        boolean throttled = throttle.full(enquirer, held.that().caller(), now);
        if (paused) {
            return Judgement.PAUSED;
        }
        return throttled ? Judgement.THROTTLED : entry;
    }

    private void settle(Held held, Enquirer enquirer, Judgement judgement, Instant now) {
        String caller = held.that().caller();
        switch (judgement) {
            case VERIFIED -> lockOut.clear(held, now);
            case WRONG, PAUSED, THROTTLED -> {
                lockOut.count(held, judgement == Judgement.WRONG, now);
                purge(throttle.count(enquirer, caller, now), now);
            }
            // Numbers alone clear nothing: who has them could guess the password for ever. To be
            // asked for it tells that they match: who leaves it at that has tried out a pair.
            case PASSWORD_NEEDED -> purge(throttle.countMatch(enquirer, caller, now), now);
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
            Optional<PersonId> person,
            Enquirer enquirer,
            Enquiry enquiry,
            Judgement judgement,
            Instant now) {
        audit.write(new Audit.Entry(person, enquirer, enquiry, ""), judgement.name(), now);
    }
}
