package org.hotline12333.insurance.delivery;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import org.hotline12333.identity.IdNumber;

/** Who is in a delivery: nobody twice, no number of two people, and no row of a stranger. */
final class People {
    /** The last symbol of an ID number follows from those before. */
    private static final int ID_DIGITS = 17;

    private final Predicate<String> knownElsewhere;
    private final NumberSet persons;
    private final Set<String> rejected = new HashSet<>();
    private NumberSet idNumbers;
    private NumberSet socialSecurityNumbers;
    private String known = "";

    People(long expected, Predicate<String> knownElsewhere) {
        this.knownElsewhere = knownElsewhere;
        this.persons = new NumberSet(expected);
        this.idNumbers = new NumberSet(expected);
        this.socialSecurityNumbers = new NumberSet(expected);
    }

    /** Puts in whoever follows every rule. */
    void enter(PersonRow person, Fields fields) throws RowFault {
        String id = digits(person.idNumber());
        String social = person.socialSecurityNumber().reveal();
        demandNew(persons.line(person.personNumber()), fields.at(0), "stands twice");
        demandNew(idNumbers.line(id), fields.at(2), "names two people");
        demandNew(socialSecurityNumbers.line(social), fields.at(1), "names two people");
        persons.add(person.personNumber(), fields.line());
        idNumbers.add(id, fields.line());
        socialSecurityNumbers.add(social, fields.line());
    }

    private static String digits(IdNumber number) {
        return number.reveal().substring(0, ID_DIGITS);
    }

    private static void demandNew(long line, Fields fields, String what) throws RowFault {
        if (line != NumberSet.ABSENT) {
            throw fields.fault(
                    DeliveryProblem.TWICE,
                    "%s, first in line %d".formatted(what, line),
                    "ask whose it is, and keep one row");
        }
    }

    /** Whoever is rejected is none of whom other files may speak. */
    void reject(String personNumber) {
        if (persons.line(personNumber) == NumberSet.ABSENT) {
            rejected.add(personNumber);
        }
    }

    /** Nobody comes any more: what only new people need is given back. */
    void complete() {
        idNumbers = new NumberSet(0);
        socialSecurityNumbers = new NumberSet(0);
    }

    /** Rows of one person mostly follow each other. */
    void demandKnown(String personNumber, Fields fields) throws RowFault {
        if (known.equals(personNumber)) {
            return;
        }
        if (persons.line(personNumber) == NumberSet.ABSENT
                && (rejected.contains(personNumber) || !knownElsewhere.test(personNumber))) {
            throw stranger(personNumber, fields.at(0));
        }
        known = personNumber;
    }

    private RowFault stranger(String personNumber, Fields fields) {
        return rejected.contains(personNumber)
                ? fields.fault(
                        DeliveryProblem.ORPHAN,
                        "is of a person whose own row was rejected",
                        "mend that row, and deliver both again")
                : fields.fault(
                        DeliveryProblem.STRANGER,
                        "is of nobody whom the delivery or the records know",
                        "deliver the person, too");
    }
}
