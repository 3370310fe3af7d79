package org.hotline12333.simulator.testbed;

import org.hotline12333.insurance.demo.DemoNumbers;
import org.hotline12333.simulator.line.PersonKeys;

/** What a simulated caller keys to be one of the demo people. */
public final class DemoKeys {
    private DemoKeys() {}

    public static PersonKeys of(DemoNumbers person) {
        return new PersonKeys(person.idNumber(), person.socialSecurityNumber(), person.password());
    }
}
