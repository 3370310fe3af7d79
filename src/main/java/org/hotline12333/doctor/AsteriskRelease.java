package org.hotline12333.doctor;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A release of Asterisk, such as 22.10.1. */
record AsteriskRelease(int major, int minor, int patch) implements Comparable<AsteriskRelease> {
    private static final Pattern NUMBERS = Pattern.compile("(\\d+)\\.(\\d+)(?:\\.(\\d+))?.*");
    private static final Comparator<AsteriskRelease> BY_AGE =
            Comparator.comparingInt(AsteriskRelease::major)
                    .thenComparingInt(AsteriskRelease::minor)
                    .thenComparingInt(AsteriskRelease::patch);

    /** From its name, with whatever a distribution adds to it. */
    static Optional<AsteriskRelease> of(String name) {
        Matcher numbers = NUMBERS.matcher(name);
        return numbers.matches()
                ? Optional.of(
                        new AsteriskRelease(
                                Integer.parseInt(numbers.group(1)),
                                Integer.parseInt(numbers.group(2)),
                                numbers.group(3) == null ? 0 : Integer.parseInt(numbers.group(3))))
                : Optional.empty();
    }

    @Override
    public int compareTo(AsteriskRelease other) {
        return BY_AGE.compare(this, other);
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + patch;
    }
}
