package org.hotline12333.prompt;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hotline12333.authoring.SourceLocation;
import org.hotline12333.value.Value;
import org.hotline12333.value.ValueKind;

/**
 * A text of the catalogue, cut into what is a clip by itself and what a value fills.
 *
 * @param source where it is written
 */
record Text(String id, SourceLocation source, List<Piece> pieces) {
    Text {
        pieces = List.copyOf(pieces);
    }

    sealed interface Piece {}

    /** Words that are recorded as they stand. */
    record Recorded(String words, Clip clip) implements Piece {}

    /** Punctuation and blanks next to a slot: written, and heard as a pause if at all. */
    record Written(String words, Optional<Clip> pause) implements Piece {}

    record Filled(String slot, ValueKind kind) implements Piece {}

    /** The slots by name, in the order of the text. */
    Map<String, ValueKind> slots() {
        Map<String, ValueKind> slots = new LinkedHashMap<>();
        for (Piece piece : pieces) {
            if (piece instanceof Filled(String slot, ValueKind kind)) {
                slots.put(slot, kind);
            }
        }
        return slots;
    }

    /** Whether it would say something else without one of its values. */
    boolean hasFigures() {
        return slots().values().stream().anyMatch(kind -> kind != ValueKind.NAMES);
    }

    /** Whether it is to tell names, and there are none: then it is left out. */
    boolean tellsNobody(Map<String, Value> values) {
        return slots().keySet().stream()
                .anyMatch(slot ->
                        values.get(slot) instanceof Value.Names(var names) && names.isEmpty());
    }

    /** As it is written: slots by their names. */
    String template() {
        return pieces.stream()
                .map(piece ->
                        switch (piece) {
                            case Recorded(String words, Clip _) -> words;
                            case Written(String words, Optional<Clip> _) -> words;
                            case Filled(String slot, ValueKind kind) ->
                                    "{%s, %s}".formatted(slot, kind.word());
                        })
                .collect(Collectors.joining());
    }

    /** The same without its values. */
    List<OutlinePart> outline() {
        return pieces.stream()
                .<OutlinePart>map(piece ->
                        switch (piece) {
                            case Recorded(String words, Clip clip) ->
                                    new OutlinePart.Fixed(words, Optional.of(clip));
                            case Written(String words, Optional<Clip> pause) ->
                                    new OutlinePart.Fixed(words, pause);
                            case Filled(String slot, ValueKind _) -> new OutlinePart.Gap(slot);
                        })
                .toList();
    }

    List<Recorded> recorded() {
        return pieces.stream()
                .filter(Recorded.class::isInstance)
                .map(Recorded.class::cast)
                .toList();
    }

    /** Cuts templates of one language into texts. */
    record Cutter(Language language, Lexicon lexicon) {
        /**
         * @throws IllegalArgumentException where a slot's kind is unknown
         */
        Text cut(String id, SourceLocation source, Template template) {
            return new Text(id, source, pieces(id, template));
        }

        private List<Piece> pieces(String id, Template template) {
            List<Template.Part> parts = template.parts();
            if (template.slots().isEmpty()) {
                return List.of(new Recorded(whole(parts), clip(id)));
            }
            List<Piece> pieces = new ArrayList<>();
            int literals = 0;
            for (int at = 0; at < parts.size(); at++) {
                switch (parts.get(at)) {
                    case Template.Slot slot -> pieces.add(filled(slot));
                    case Template.Literal(String words) -> {
                        boolean last = at == parts.size() - 1;
                        Edges edges = edges(words, at > 0, !last);
                        if (edges.isSilent()) {
                            pieces.add(new Written(words, last ? Optional.empty() : pause(words)));
                        } else {
                            literals++;
                            pieces.add(written(edges.before()));
                            pieces.add(new Recorded(edges.core(), clip(id + "-" + literals)));
                            pieces.add(written(edges.after()));
                        }
                    }
                }
            }
            return pieces;
        }

        private static String whole(List<Template.Part> parts) {
            return parts.isEmpty() ? "" : ((Template.Literal) parts.getFirst()).words();
        }

        private static Filled filled(Template.Slot slot) {
            ValueKind kind =
                    ValueKind.of(slot.spoken())
                            .orElseThrow(() ->
                                    new IllegalArgumentException(
                                            "slot `%s` is of no known kind: `%s`"
                                                    .formatted(slot.name(), slot.spoken())));
            return new Filled(slot.name(), kind);
        }

        private Clip clip(String name) {
            return new Clip(language + "/" + name);
        }

        private Written written(String words) {
            return new Written(words, pause(words));
        }

        /** The first pause counts: a full stop and a quotation mark are one breath. */
        private Optional<Clip> pause(String words) {
            return words.codePoints()
                    .filter(lexicon.pauses()::containsKey)
                    .mapToObj(lexicon.pauses()::get)
                    .findFirst();
        }

        private Edges edges(String words, boolean afterSlot, boolean beforeSlot) {
            int start = 0;
            int end = words.length();
            while (afterSlot && start < end && isEdge(words.codePointAt(start))) {
                start++;
            }
            while (beforeSlot && end > start && isEdge(words.codePointBefore(end))) {
                end--;
            }
            return new Edges(
                    words.substring(0, start), words.substring(start, end), words.substring(end));
        }

        private boolean isEdge(int symbol) {
            return Character.isWhitespace(symbol) || lexicon.pauses().containsKey(symbol);
        }
    }

    private record Edges(String before, String core, String after) {
        boolean isSilent() {
            return core.codePoints().noneMatch(Character::isLetterOrDigit);
        }
    }
}
