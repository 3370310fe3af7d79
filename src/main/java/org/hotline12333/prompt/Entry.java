package org.hotline12333.prompt;

import java.util.List;
import java.util.Optional;

/**
 * A line of a YAML file: a key with a word or with further entries.
 *
 * @param text empty where entries follow
 */
record Entry(String file, int line, String key, Optional<String> text, List<Entry> entries) {
    /** Where it is written, as faults name it. */
    String place() {
        return file + ":" + line;
    }

    /** The word, or a fault and nothing where there are entries. */
    Optional<String> word(Faults faults) {
        if (text.isEmpty()) {
            faults.add(file, line, "`" + key + "` is not one text", "write it on the same line");
        }
        return text;
    }

    Optional<Entry> entry(String name) {
        return entries.stream().filter(entry -> entry.key().equals(name)).findFirst();
    }

    /** The word under a key, or a fault and "" where it is missing. */
    String wordOf(String name, Faults faults) {
        Optional<Entry> entry = entry(name);
        if (entry.isEmpty()) {
            faults.add(file, line, "`" + name + "` is missing", "add a line `" + name + ": ...`");
        }
        return entry.flatMap(found -> found.word(faults)).orElse("");
    }
}
