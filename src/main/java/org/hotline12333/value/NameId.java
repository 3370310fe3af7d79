package org.hotline12333.value;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * By what the sound of a name is found: the beginning of the name's hash, the same on every server.
 *
 * @param hex small letters and digits
 */
public record NameId(String hex) implements SoundId {
    private static final int BYTES = 16;
    private static final Pattern HEX = Pattern.compile("[0-9a-f]{" + 2 * BYTES + "}");

    public NameId {
        if (!HEX.matcher(hex).matches()) {
            throw new IllegalArgumentException("not the id of a name: " + hex);
        }
    }

    public static NameId of(String name) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(name.getBytes(StandardCharsets.UTF_8));
            return new NameId(HexFormat.of().formatHex(Arrays.copyOf(hash, BYTES)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "name " + hex;
    }
}
