package org.hotline12333.account;

import java.security.SecureRandom;
import java.util.Base64;
import org.hotline12333.identity.Secret;

/** What a browser holds to be known again: 256 bits by chance. Prints masked. */
public record Token(Secret secret) {
    private static final int BYTES = 32;
    private static final SecureRandom CHANCE = new SecureRandom();

    static Token draw() {
        byte[] drawn = new byte[BYTES];
        CHANCE.nextBytes(drawn);
        return of(Base64.getUrlEncoder().withoutPadding().encodeToString(drawn));
    }

    public static Token of(String text) {
        return new Token(Secret.of(text));
    }

    /** All that is stored of it. */
    String hash() {
        return Sha256.of(secret.reveal());
    }
}
