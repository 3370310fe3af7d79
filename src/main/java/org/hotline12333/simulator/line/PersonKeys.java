package org.hotline12333.simulator.line;

/**
 * What a person keys to be known, as it is keyed. Never printed.
 *
 * @param idNumber with a star for X, and a hash where it is short
 * @param socialSecurityNumber with the hash that ends it
 * @param password empty where there is none
 */
public record PersonKeys(String idNumber, String socialSecurityNumber, String password) {
    @Override
    public String toString() {
        return "PersonKeys[****]";
    }
}
