package org.hotline12333.cli;

import org.hotline12333.insurance.demo.DemoNumbers;
import org.hotline12333.simulator.line.PersonKeys;

/** What a simulated caller keys to be one of the demo people. */
final class DemoKeys {
    private DemoKeys() {}

    static PersonKeys of(DemoNumbers person) {
        return new PersonKeys(person.idNumber(), person.socialSecurityNumber(), person.password());
    }
}
