package org.hotline12333.authoring;

import java.util.List;

/** A piece of YAML and where it stands. Mappings keep doubled keys, so that they can be told. */
public sealed interface YamlNode {
    SourceLocation at();

    /** What this is, for a message. */
    String noun();

    /** A single value, as YAML takes it: {@code 6s} is a text, {@code 6} a number. */
    record Scalar(SourceLocation at, String text, ScalarType type) implements YamlNode {
        @Override
        public String noun() {
            return type.noun;
        }
    }

    record Items(SourceLocation at, List<YamlNode> nodes) implements YamlNode {
        public Items {
            nodes = List.copyOf(nodes);
        }

        @Override
        public String noun() {
            return "a list";
        }
    }

    record Mapping(SourceLocation at, List<Pair> entries) implements YamlNode {
        public Mapping {
            entries = List.copyOf(entries);
        }

        @Override
        public String noun() {
            return "a mapping";
        }
    }

    record Pair(SourceLocation at, String key, YamlNode value) {}

    /** What YAML takes a scalar for. */
    enum ScalarType {
        TEXT("a text"),
        NUMBER("a number"),
        BOOLEAN("true or false"),
        NOTHING("nothing");

        private final String noun;

        ScalarType(String noun) {
            this.noun = noun;
        }
    }
}
