package org.hotline12333.insurance.demo;

/**
 * What a demo person keys, as it is keyed.
 *
 * @param idNumber with a star for X, and a hash where it is short
 * @param socialSecurityNumber with the hash that ends it
 * @param password empty where there is none
 */
public record DemoNumbers(
        String situation, String idNumber, String socialSecurityNumber, String password) {
    private static final int ID_NUMBER_LENGTH = 18;

    static DemoNumbers of(DemoFile.Entry person) {
        String id = person.idNumber().replace('X', '*');
        return new DemoNumbers(
                person.situation(),
                id.length() < ID_NUMBER_LENGTH ? id + "#" : id,
                person.socialSecurityNumber() + "#",
                person.password().orElse(""));
    }

    /** Nobody's numbers are printed by accident. */
    @Override
    public String toString() {
        return situation;
    }
}
