package org.hotline12333.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether there are file descriptors for all the calls that are taken.
 *
 * @param limits of a process as the one that serves, in the form of proc(5)
 * @param unit that serves, where there is one: its limit counts
 * @param calls at once
 * @param beside what a server has open beside its calls, and silent connections
 */
public record DescriptorsCheck(Path limits, Path unit, int calls, int beside) implements Check {
    private static final Pattern LIMIT =
            Pattern.compile("Max open files\\s+\\S+\\s+([0-9]+|unlimited)\\s.*");
    private static final Pattern UNIT_LIMIT = Pattern.compile("LimitNOFILE=([0-9]+)");

    @Override
    public String subject() {
        return "descriptors";
    }

    @Override
    public Finding look() throws IOException {
        Optional<Long> most = Files.exists(unit) ? first(UNIT_LIMIT, unit) : Optional.empty();
        if (most.isEmpty() && Files.exists(limits)) {
            most = first(LIMIT, limits);
        }
        if (most.isEmpty()) {
            return new Finding.Unknown("this machine does not say how many a process may have");
        }
        long needed = (long) calls + beside;
        return most.get() >= needed
                ? new Finding.Well("%d for %d calls at once".formatted(most.get(), calls))
                : new Finding.Wrong(
                        "%d are not enough for %d calls at once, so that fewer are taken"
                                .formatted(most.get(), calls),
                        "raise ulimit -n (LimitNOFILE of a unit) to %d, or lower HOTLINE_AGI_CALLS"
                                .formatted(needed));
    }

    private static Optional<Long> first(Pattern form, Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        return lines.stream()
                .map(form::matcher)
                .filter(Matcher::matches)
                .map(found -> found.group(1))
                .map(number -> number.equals("unlimited") ? Long.MAX_VALUE : Long.parseLong(number))
                .findFirst();
    }
}
