package org.hotline12333.doctor;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** A list that is shipped with the hotline: lines of words, and comments after {@code #}. */
final class Listed {
    private Listed() {}

    /** A line; its words count from 0. */
    record Line(String text) {
        String word(int at) {
            return text.split("\\s+", -1)[at];
        }

        /** All from a word on. */
        String rest(int from) {
            return text.split("\\s+", from + 1)[from];
        }
    }

    static List<Line> in(String resource) throws IOException {
        try (InputStream list = Listed.class.getResourceAsStream(resource);
                BufferedReader lines =
                        new BufferedReader(
                                new InputStreamReader(
                                        Objects.requireNonNull(list), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .map(line -> line.replaceFirst("#.*", "").strip())
                    .filter(line -> !line.isEmpty())
                    .map(Line::new)
                    .toList();
        }
    }
}
