package org.hotline12333.store.audit;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A point of the audit's chain, to be kept outside of the database: who wants to change what lies
 * before it must change the note as well.
 *
 * @param position how many rows were linked then
 * @param hash of the last of them, in hexadecimal
 */
public record AuditMark(long position, String hash) {
    private static final Pattern TEXT = Pattern.compile("(\\d{1,18}):([0-9a-f]{64})");

    /** What {@link #toString} writes; empty for anything else. */
    public static Optional<AuditMark> read(String text) {
        Matcher matcher = TEXT.matcher(text);
        return matcher.matches()
                ? Optional.of(new AuditMark(Long.parseLong(matcher.group(1)), matcher.group(2)))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return position + ":" + hash;
    }
}
