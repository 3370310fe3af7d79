package org.hotline12333.simulator.asterisk;

import java.util.ArrayList;
import java.util.List;

/** A command line in words, as Asterisk takes it apart. */
final class Words {
    /** As many as Asterisk 22.10.1 has room for: with a few more in quotes it dies. */
    static final int MAX = 127;

    private Words() {}

    /** Blanks and tabs separate, quotes keep together, a backslash takes the next one as it is. */
    static List<String> of(String line) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean begun = false;
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char next = line.charAt(i);
            if (next == '"') {
                quoted = !quoted;
                begun = true;
            } else if (!quoted && (next == ' ' || next == '\t')) {
                if (begun) {
                    words.add(word.toString());
                }
                word.setLength(0);
                begun = false;
            } else {
                boolean escapes = next == '\\' && i + 1 < line.length();
                word.append(escapes ? line.charAt(++i) : next);
                begun = true;
            }
        }
        if (begun) {
            words.add(word.toString());
        }
        if (words.size() > MAX) {
            throw new IllegalStateException("a command of more than " + MAX + " words");
        }
        return words;
    }
}
