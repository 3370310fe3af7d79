package org.hotline12333.insurance.delivery;

import java.util.function.Predicate;
import org.hotline12333.identity.IdNumber;
import org.hotline12333.identity.SocialSecurityNumber;

/** A roll of who reads a delivery and has no records. */
final class NumberSets implements Roll {
    /** The last symbol of an ID number follows from those before. */
    private static final int ID_DIGITS = 17;

    private static final NumberSet NONE = new NumberSet(0);

    private final Predicate<String> knownElsewhere;
    private final NumberSet persons;
    private NumberSet idNumbers;
    private NumberSet socialSecurityNumbers;

    /**
     * @param expected how many persons will come; more may
     */
    NumberSets(long expected, Predicate<String> knownElsewhere) {
        this.knownElsewhere = knownElsewhere;
        this.persons = new NumberSet(expected);
        this.idNumbers = new NumberSet(expected);
        this.socialSecurityNumbers = new NumberSet(expected);
    }

    @Override
    public long line(String personNumber) {
        return persons.line(personNumber);
    }

    @Override
    public long line(IdNumber number) {
        return of(idNumbers).line(digits(number));
    }

    @Override
    public long line(SocialSecurityNumber number) {
        return of(socialSecurityNumbers).line(number.reveal());
    }

    private static NumberSet of(NumberSet numbers) {
        if (numbers == NONE) {
            throw new IllegalStateException("all persons have been read");
        }
        return numbers;
    }

    @Override
    public void enter(PersonRow person, long line) {
        persons.add(person.personNumber(), line);
        of(idNumbers).add(digits(person.idNumber()), line);
        of(socialSecurityNumbers).add(person.socialSecurityNumber().reveal(), line);
    }

    private static String digits(IdNumber number) {
        return number.reveal().substring(0, ID_DIGITS);
    }

    @Override
    public boolean isKnownElsewhere(String personNumber) {
        return knownElsewhere.test(personNumber);
    }

    @Override
    public void complete() {
        idNumbers = NONE;
        socialSecurityNumbers = NONE;
    }
}
