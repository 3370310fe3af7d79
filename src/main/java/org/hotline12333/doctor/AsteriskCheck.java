package org.hotline12333.doctor;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Whether the Asterisk of this machine has a weakness that was known when the hotline was built.
 *
 * @param commands each asks an Asterisk that may be there for its version; the first answer counts
 */
public record AsteriskCheck(List<List<String>> commands) implements Check {
    private static final String ADVISORIES = "/asterisk-advisories.txt";
    private static final int MAJOR = 22;
    private static final int NAMED_MAX = 3;
    private static final String NAME = "Asterisk ";

    public AsteriskCheck {
        commands = List.copyOf(commands);
    }

    private record Advisory(AsteriskRelease mended, String id) {}

    @Override
    public String subject() {
        return "Asterisk";
    }

    @Override
    public Finding look() throws IOException {
        Optional<String> answer = Optional.empty();
        for (List<String> command : commands) {
            if (answer.isEmpty()) {
                answer = CommandOutput.of(command).filter(line -> line.startsWith(NAME));
            }
        }
        return answer.isEmpty()
                ? new Finding.Unknown("no Asterisk on this machine that doctor could ask")
                : of(answer.get().substring(NAME.length()).strip());
    }

    private static Finding of(String name) throws IOException {
        Optional<AsteriskRelease> read = AsteriskRelease.of(name);
        if (read.isEmpty()) {
            return new Finding.Unknown(
                    name + " is none of the releases that the advisories are listed by");
        }
        AsteriskRelease release = read.get();
        if (release.major() != MAJOR) {
            return new Finding.Wrong(
                    name + " is not what the hotline is made for", "install Asterisk " + MAJOR);
        }
        List<Advisory> open =
                advisories().stream().filter(a -> release.compareTo(a.mended()) < 0).toList();
        if (open.isEmpty()) {
            return new Finding.Well(name + "; no advisory known to this build concerns it");
        }
        String named =
                open.stream().limit(NAMED_MAX).map(Advisory::id).collect(Collectors.joining(", "));
        return new Finding.Wrong(
                "%s has %s: %s"
                        .formatted(
                                name,
                                open.size() == 1
                                        ? "a known weakness"
                                        : open.size() + " known weaknesses",
                                open.size() > NAMED_MAX ? named + " ..." : named),
                "install Asterisk "
                        + open.stream().map(Advisory::mended).max(AsteriskRelease::compareTo).get()
                        + " or newer");
    }

    private static List<Advisory> advisories() throws IOException {
        return Listed.in(ADVISORIES).stream()
                .map(line ->
                        new Advisory(AsteriskRelease.of(line.word(0)).orElseThrow(), line.word(1)))
                .toList();
    }
}
