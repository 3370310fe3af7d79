package org.hotline12333.console.view;

/**
 * Somebody who does not exist, to call as; what they key.
 *
 * @param name of the text that tells their situation
 */
public record PhonePerson(
        String name, String idNumber, String socialSecurityNumber, String password) {
    /** Nobody's numbers are printed by accident. */
    @Override
    public String toString() {
        return name;
    }
}
