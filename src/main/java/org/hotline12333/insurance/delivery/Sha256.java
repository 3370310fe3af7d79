package org.hotline12333.insurance.delivery;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The digest of a delivery's files. */
final class Sha256 {
    static final int HEX_LENGTH = 64;

    private Sha256() {}

    static MessageDigest begin() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException fault) {
            throw new IllegalStateException("every Java has SHA-256", fault);
        }
    }
}
