package org.hotline12333.authoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hotline12333.authoring.Node.Items;
import org.hotline12333.authoring.Node.Mapping;
import org.hotline12333.authoring.Node.Pair;
import org.hotline12333.authoring.Node.Scalar;
import org.hotline12333.authoring.Node.ScalarType;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

/**
 * Reads one file token by token. Jackson's data binding would stop at the first fault and forget
 * where the good values stood; its tokens carry line and column, keys and doubled keys included.
 */
public final class YamlFile {
    /** The deepest dialplan needs half of it. */
    private static final int DEPTH_MAX = 20;

    private static final YAMLFactory YAML =
            YAMLFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(DEPTH_MAX).build())
                    .build();
    private static final Pattern PLACE = Pattern.compile("line (\\d+), column (\\d+):");

    private final String file;
    private final YAMLParser parser;
    private final Findings findings;

    private YamlFile(String file, YAMLParser parser, Findings findings) {
        this.file = file;
        this.parser = parser;
        this.findings = findings;
    }

    /** The file's document; empty where it has none, or where it is not YAML, which is noted. */
    public static Optional<Node> read(String file, String content, Findings findings) {
        try (YAMLParser parser =
                (YAMLParser) YAML.createParser(ObjectReadContext.empty(), content)) {
            return new YamlFile(file, parser, findings).document();
        } catch (JacksonException fault) {
            findings.add(
                    FileProblem.SYNTAX,
                    place(file, fault),
                    "not YAML: " + reason(fault),
                    "mind indentation, quotes and brackets here and in the line above");
            return Optional.empty();
        }
    }

    private Optional<Node> document() {
        if (parser.nextToken() == null) {
            return Optional.empty();
        }
        Node root = node();
        if (parser.nextToken() != null) {
            findings.add(
                    FileProblem.SYNTAX,
                    mark(),
                    "a second document begins here",
                    "remove the line of three hyphens, or make it a file of its own");
            return Optional.empty();
        }
        return Optional.of(root);
    }

    private Node node() {
        refuseDecoration();
        Mark at = mark();
        return switch (parser.currentToken()) {
            case START_OBJECT -> new Mapping(at, entries());
            case START_ARRAY -> new Items(at, items());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> scalar(at, ScalarType.NUMBER);
            case VALUE_TRUE, VALUE_FALSE -> scalar(at, ScalarType.BOOLEAN);
            case VALUE_NULL -> new Scalar(at, "", ScalarType.NOTHING);
            default ->
                    scalar(at, parser.getString().isEmpty() ? ScalarType.NOTHING : ScalarType.TEXT);
        };
    }

    private Scalar scalar(Mark at, ScalarType type) {
        return new Scalar(at, parser.getString(), type);
    }

    private List<Pair> entries() {
        List<Pair> entries = new ArrayList<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            Mark at = mark();
            String key = parser.getString();
            parser.nextToken();
            entries.add(new Pair(at, key, node()));
        }
        return entries;
    }

    private List<Node> items() {
        List<Node> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(node());
        }
        return items;
    }

    private void refuseDecoration() {
        if (parser.isCurrentAlias() || parser.getObjectId() != null || parser.getTypeId() != null) {
            findings.add(
                    FileProblem.NOT_PLAIN,
                    mark(),
                    "an anchor, alias or tag",
                    "write the value itself, in quotes where it begins with & or * or !");
        }
    }

    private Mark mark() {
        TokenStreamLocation at = parser.currentTokenLocation();
        return new Mark(file, at.getLineNr(), at.getColumnNr());
    }

    /**
     * The parser's last word on where the fault is; its own location is that of the token before.
     */
    private static Mark place(String file, JacksonException fault) {
        TokenStreamLocation at = fault.getLocation();
        Mark mark =
                at == null
                        ? new Mark(file, 1, 1)
                        : new Mark(
                                file, Math.max(1, at.getLineNr()), Math.max(1, at.getColumnNr()));
        Matcher said = PLACE.matcher(fault.getOriginalMessage());
        while (said.find()) {
            mark = new Mark(file, Integer.parseInt(said.group(1)), Integer.parseInt(said.group(2)));
        }
        return mark;
    }

    /** The last line of the parser's message that is neither a place nor a quotation. */
    private static String reason(JacksonException fault) {
        return fault.getOriginalMessage()
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith(" "))
                .reduce((first, second) -> second)
                .orElse("no reason known");
    }
}
