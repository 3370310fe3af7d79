package org.hotline12333.authoring;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A duration as people write it in any file: {@code 6s}, {@code 4 s}, {@code 1500ms}. */
public final class WrittenDuration {
    private static final Pattern LOOK = Pattern.compile("(\\d{1,6}) *(ms|s)");

    private WrittenDuration() {}

    /** Empty where it is none. */
    public static Optional<Duration> of(String written) {
        Matcher parts = LOOK.matcher(written);
        if (!parts.matches()) {
            return Optional.empty();
        }
        long number = Long.parseLong(parts.group(1));
        return Optional.of(
                parts.group(2).equals("s")
                        ? Duration.ofSeconds(number)
                        : Duration.ofMillis(number));
    }
}
