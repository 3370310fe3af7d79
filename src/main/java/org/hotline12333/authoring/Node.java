package org.hotline12333.authoring;

import java.util.List;

/** A piece of YAML and where it stands. Mappings keep doubled keys, so that they can be told. */
public sealed interface Node {
    Mark at();

    /** What this is, for a message. */
    String noun();

    /** A single value, as YAML takes it: {@code 6s} is a text, {@code 6} a number. */
    record Scalar(Mark at, String text, ScalarType type) implements Node {
        @Override
        public String noun() {
            return type.noun;
        }
    }

    record Items(Mark at, List<Node> nodes) implements Node {
        public Items {
            nodes = List.copyOf(nodes);
        }

        @Override
        public String noun() {
            return "a list";
        }
    }

    record Mapping(Mark at, List<Pair> entries) implements Node {
        public Mapping {
            entries = List.copyOf(entries);
        }

        @Override
        public String noun() {
            return "a mapping";
        }
    }

    record Pair(Mark at, String key, Node value) {}

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
