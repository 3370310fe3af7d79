package org.hotline12333.prompt;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

/** Reads a YAML file of mappings and words, token by token, because tokens know their lines. */
final class EntryReader {
    private static final YAMLFactory YAML = new YAMLFactory();

    private final String file;
    private final YAMLParser parser;
    private final Faults faults;

    private EntryReader(String file, YAMLParser parser, Faults faults) {
        this.file = file;
        this.parser = parser;
        this.faults = faults;
    }

    /** The whole file as an entry of line 0; without entries where it cannot be read. */
    static Entry read(String file, String content, Faults faults) {
        List<Entry> entries = List.of();
        try (YAMLParser parser =
                (YAMLParser) YAML.createParser(ObjectReadContext.empty(), content)) {
            entries = new EntryReader(file, parser, faults).document();
        } catch (JacksonException fault) {
            int line =
                    fault.getLocation() == null ? 0 : Math.max(0, fault.getLocation().getLineNr());
            faults.add(
                    file,
                    line,
                    "not YAML: " + fault.getOriginalMessage().lines().findFirst().orElse(""),
                    "mind indentation, quotes and braces here and in the line above");
        }
        return new Entry(file, 0, file, Optional.empty(), entries);
    }

    private List<Entry> document() {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            faults.add(file, 1, "no `key: text` lines", "write one line for each key");
            return List.of();
        }
        return entries();
    }

    private List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        Map<String, Integer> lines = new HashMap<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            int line = parser.currentTokenLocation().getLineNr();
            String key = parser.getString();
            Integer first = lines.putIfAbsent(key, line);
            if (first != null) {
                faults.add(
                        file,
                        line,
                        "`%s` is written twice, first in line %d".formatted(key, first),
                        "keep one of them");
            }
            entries.add(entry(key, line));
        }
        return List.copyOf(entries);
    }

    private Entry entry(String key, int line) {
        JsonToken token = parser.nextToken();
        if (token == JsonToken.START_OBJECT) {
            return new Entry(file, line, key, Optional.empty(), entries());
        }
        if (token == JsonToken.START_ARRAY) {
            parser.skipChildren();
            faults.add(file, line, "`" + key + "` is a list", "write a text");
            return new Entry(file, line, key, Optional.of(""), List.of());
        }
        return new Entry(file, line, key, Optional.of(parser.getString()), List.of());
    }
}
