package org.hotline12333.authoring;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.hotline12333.authoring.YamlNode.Items;
import org.hotline12333.authoring.YamlNode.Mapping;
import org.hotline12333.authoring.YamlNode.Pair;
import org.hotline12333.authoring.YamlNode.Scalar;
import org.hotline12333.authoring.YamlNode.ScalarType;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.CoreScalarResolver;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;

/**
 * Reads one file event by event. Whoever binds YAML to objects stops at the first fault, unfolds
 * aliases and forgets where the good values stood; events carry line and column, keys and doubled
 * keys included.
 */
public final class YamlFile {
    /** The deepest file needs half of it. */
    private static final int DEPTH_MAX = 20;

    private static final LoadSettings SETTINGS = LoadSettings.builder().build();
    private static final ScalarResolver TYPES = new CoreScalarResolver(false);

    private final String file;
    private final Iterator<Event> events;
    private final ProblemList problems;

    private YamlFile(String file, Iterator<Event> events, ProblemList problems) {
        this.file = file;
        this.events = events;
        this.problems = problems;
    }

    /** The file's document; empty where it has none, or where it is not YAML, which is noted. */
    public static Optional<YamlNode> read(String file, String content, ProblemList problems) {
        YamlFile yaml =
                new YamlFile(file, new Parse(SETTINGS).parseString(content).iterator(), problems);
        try {
            return yaml.document();
        } catch (TooDeepException fault) {
            problems.add(
                    FileProblem.TOO_DEEP,
                    fault.at,
                    "more than %d levels, one within the other".formatted(DEPTH_MAX),
                    "write less within one another");
        } catch (MarkedYamlEngineException fault) {
            yaml.noYaml(yaml.mark(fault.getProblemMark()), fault.getProblem());
        } catch (ReaderException fault) {
            yaml.noYaml(
                    yaml.mark(content, fault.getPosition()), "special characters are not allowed");
        } catch (YamlEngineException fault) {
            yaml.noYaml(new SourceLocation(file, 1, 1), String.valueOf(fault.getMessage()));
        }
        return Optional.empty();
    }

    private void noYaml(SourceLocation at, String reason) {
        problems.add(
                FileProblem.SYNTAX,
                at,
                "not YAML: " + reason,
                "mind indentation, quotes and brackets here and in the line above");
    }

    private Optional<YamlNode> document() {
        next(); // the stream
        if (next().getEventId() != Event.ID.DocumentStart) {
            return Optional.empty();
        }
        YamlNode root = node(next(), 0);
        next(); // the document's end
        Event after = next();
        if (after.getEventId() == Event.ID.StreamEnd) {
            return Optional.of(root);
        }
        problems.add(
                FileProblem.SYNTAX,
                mark(after.getStartMark()),
                "a second document begins here",
                "remove the line of three hyphens, or make it a file of its own");
        return Optional.empty();
    }

    private Event next() {
        return events.next();
    }

    private YamlNode node(Event event, int depth) {
        SourceLocation at = mark(event.getStartMark());
        refuseDecoration(event, at);
        return switch (event) {
            case MappingStartEvent _ -> new Mapping(at, entries(deeper(depth, at)));
            case SequenceStartEvent _ -> new Items(at, items(deeper(depth, at)));
            case ScalarEvent scalar -> new Scalar(at, scalar.getValue(), type(scalar));
            case AliasEvent alias -> new Scalar(at, alias.getAlias().getValue(), ScalarType.TEXT);
            case Event other -> throw new IllegalStateException("no node: " + other.getEventId());
        };
    }

    private static int deeper(int depth, SourceLocation at) {
        if (depth == DEPTH_MAX) {
            throw new TooDeepException(at);
        }
        return depth + 1;
    }

    private static ScalarType type(ScalarEvent scalar) {
        if (scalar.getValue().isEmpty()) {
            return ScalarType.NOTHING;
        }
        Tag tag = scalar.isPlain() ? TYPES.resolve(scalar.getValue(), true) : Tag.STR;
        if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) {
            return ScalarType.NUMBER;
        }
        if (tag.equals(Tag.BOOL)) {
            return ScalarType.BOOLEAN;
        }
        return tag.equals(Tag.NULL) ? ScalarType.NOTHING : ScalarType.TEXT;
    }

    private List<Pair> entries(int depth) {
        List<Pair> entries = new ArrayList<>();
        for (Event key = next(); key.getEventId() != Event.ID.MappingEnd; key = next()) {
            YamlNode read = node(key, depth);
            YamlNode value = node(next(), depth);
            if (read instanceof Scalar(SourceLocation at, String word, ScalarType _)) {
                entries.add(new Pair(at, word, value));
            } else {
                problems.add(
                        FileProblem.WRONG_TYPE,
                        read.at(),
                        "a key is " + read.noun(),
                        "write a word");
            }
        }
        return entries;
    }

    private List<YamlNode> items(int depth) {
        List<YamlNode> items = new ArrayList<>();
        for (Event item = next(); item.getEventId() != Event.ID.SequenceEnd; item = next()) {
            items.add(node(item, depth));
        }
        return items;
    }

    private void refuseDecoration(Event event, SourceLocation at) {
        boolean decorated =
                event instanceof AliasEvent
                        || (event instanceof NodeEvent node && node.getAnchor().isPresent())
                        || (event instanceof ScalarEvent scalar && scalar.getTag().isPresent())
                        || (event instanceof CollectionStartEvent start
                                && start.getTag().isPresent());
        if (decorated) {
            problems.add(
                    FileProblem.NOT_PLAIN,
                    at,
                    "an anchor, alias or tag",
                    "write the value itself, in quotes where it begins with & or * or !");
        }
    }

    private SourceLocation mark(Optional<org.snakeyaml.engine.v2.exceptions.Mark> at) {
        return at.map(place -> new SourceLocation(file, place.getLine() + 1, place.getColumn() + 1))
                .orElse(new SourceLocation(file, 1, 1));
    }

    /** The place of a code point. */
    private SourceLocation mark(String content, int position) {
        long line = content.codePoints().limit(position).filter(each -> each == '\n').count();
        return new SourceLocation(file, (int) line + 1, 1);
    }

    /** What is deeper than any file needs is not read on. */
    private static final class TooDeepException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient SourceLocation at;

        TooDeepException(SourceLocation at) {
            this.at = at;
        }
    }
}
