package org.hotline12333.store.transfer;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;

/** How many rows there were, and a sum over what they said, in whichever order they came. */
final class Tally {
    private final MessageDigest digest;
    private long rows;
    private long bytes;
    private long sum;

    Tally() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (GeneralSecurityException fault) {
            throw new IllegalStateException(fault);
        }
    }

    void add(byte[] row) {
        rows++;
        bytes += row.length;
        sum += ByteBuffer.wrap(digest.digest(row)).getLong();
    }

    long rows() {
        return rows;
    }

    long bytes() {
        return bytes;
    }

    long sum() {
        return sum;
    }
}
