package org.hotline12333.fastagi;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.asteriskjava.AsteriskVersion;
import org.asteriskjava.fastagi.command.AgiCommand;

/**
 * One AGI command, within what Asterisk reads without harm: an argument beyond its buffer runs as a
 * command of its own, and too many words overwrite its stack.
 */
record Command(String buildCommand) implements AgiCommand {
    /** Asterisk read 2,048 bytes until July 2025. */
    static final int BYTES_MAX = 1_900;

    /** Asterisk up to 22.10.1 holds 127 words, unchecked. */
    static final int WORDS_MAX = 64;

    Command {
        if (buildCommand.getBytes(StandardCharsets.ISO_8859_1).length > BYTES_MAX) {
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
            for (int i = 0; i < argument.length(); i++) {
                char next = argument.charAt(i);
                if (next < ' ') {
                    throw new IllegalStateException("a control character in an AGI command");
                }
                if (next == '"' || next == '\\') {
                    line.append('\\');
                }
                line.append(next);
            }
            line.append('"');
        }
        return new Command(line.toString());
    }

    /** Room for files in a command, which has other words too. */
    static boolean fits(List<String> files, String next) {
        int bytes = next.length() + 1;
        for (String file : files) {
            bytes += file.length() + 1;
        }
        return bytes <= BYTES_MAX - 100;
    }

    /** Nothing here depends on Asterisk's version. */
    @Override
    public void setAsteriskVersion(AsteriskVersion version) {
        // the same for all versions
    }

    /** The name alone: arguments hold states and numbers. */
    @Override
    public String toString() {
        return buildCommand.split(" ", 2)[0];
    }
}
