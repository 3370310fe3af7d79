package org.hotline12333.insurance.delivery;

import java.util.HashSet;
import java.util.Set;

/** Who is in a delivery: nobody twice, no number of two people, and no row of a stranger. */
final class People {
    private final Roll roll;
    private final Set<String> rejected = new HashSet<>();
    private String known = "";

    People(Roll roll) {
        this.roll = roll;
    }

    /** Puts in whoever follows every rule. */
    void enter(PersonRow person, Fields fields) throws RowFault {
        demandNew(roll.line(person.personNumber()), fields.at(0), "stands twice");
        demandNew(roll.line(person.idNumber()), fields.at(2), "names two people");
        demandNew(roll.line(person.socialSecurityNumber()), fields.at(1), "names two people");
        roll.enter(person, fields.line());
    }

    private static void demandNew(long line, Fields fields, String what) throws RowFault {
        if (line != Roll.ABSENT) {
            throw fields.fault(
                    DeliveryProblem.TWICE,
                    "%s, first in line %d".formatted(what, line),
                    "ask whose it is, and keep one row");
        }
    }

    /** Whoever is rejected is none of whom other files may speak. */
    void reject(String personNumber) {
        if (roll.line(personNumber) == Roll.ABSENT) {
            rejected.add(personNumber);
        }
    }

    /** Nobody comes any more. */
    void complete() {
        roll.complete();
    }

    /** Rows of one person mostly follow each other. */
    void demandKnown(String personNumber, Fields fields) throws RowFault {
        if (known.equals(personNumber)) {
            return;
        }
        if (roll.line(personNumber) == Roll.ABSENT
                && (rejected.contains(personNumber) || !roll.isKnownElsewhere(personNumber))) {
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
