package org.hotline12333.fastagi;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.asteriskjava.AsteriskVersion;
import org.asteriskjava.fastagi.command.AgiCommand;

/**
 * One AGI command, within what Asterisk reads without harm: an argument beyond its buffer runs as a
 * command of its own, too many words overwrite its stack, and a control character ends the command.
 */
record Command(String buildCommand) implements AgiCommand {
    /** Asterisk read 2,048 bytes until July 2025. */
    static final int BYTES_MAX = 1_900;

    /** Asterisk up to 22.10.1 holds 127 words, unchecked. */
    static final int WORDS_MAX = 64;

    /** Bytes of a command beside its files. */
    private static final int OTHER_WORDS = 100;

    private static final Pattern PRINTABLE = Pattern.compile("[ -~\\p{IsHan}]+");

    Command {
        if (!PRINTABLE.matcher(buildCommand).matches()) {
            throw new IllegalStateException(
                    "an AGI command with more than printable ASCII and Chinese characters");
        }
        if (buildCommand.getBytes(StandardCharsets.UTF_8).length > BYTES_MAX) {
            throw new IllegalStateException("an AGI command of more than " + BYTES_MAX + " bytes");
        }
        if (buildCommand.split(" ", -1).length > WORDS_MAX) {
            throw new IllegalStateException("an AGI command of more than " + WORDS_MAX + " words");
        }
    }

    /** A command and its arguments, each quoted. */
    static Command of(String name, String... arguments) {
        StringBuilder line = new StringBuilder(name);
        for (String argument : arguments) {
            line.append(" \"");
            line.append(argument.replace("\\", "\\\\").replace("\"", "\\\""));
            line.append('"');
        }
        return new Command(line.toString());
    }

    /** Whether files joined by {@code &} leave room for one more. */
    static boolean fits(List<String> files, String next) {
        int bytes = next.length() + 1;
        for (String file : files) {
            bytes += file.length() + 1;
        }
        return bytes <= BYTES_MAX - OTHER_WORDS;
    }

    /** Nothing here depends on Asterisk's version. */
    @Override
    public void setAsteriskVersion(AsteriskVersion version) {
        // the same for all versions
    }

    /** The name alone: arguments hold states and numbers. */
    @Override
    public String toString() {
        return buildCommand.split(" \"", 2)[0];
    }
}
