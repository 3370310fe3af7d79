package org.hotline12333.prompt;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.hotline12333.value.RecordingId;
import org.hotline12333.value.Value;
import org.hotline12333.value.ValueKind;

/** One language as its folder tells it. */
record LanguagePack(
        Language language,
        Speech speech,
        Lexicon lexicon,
        Map<String, Text> texts,
        Map<String, Text> written,
        SortedMap<Clip, ClipText> clips) {

    Optional<Text> text(String id) {
        return Optional.ofNullable(texts.get(id));
    }

    Utterance say(String textId, Map<String, Value> slots) {
        Text text = known(textId);
        if (text.tellsNobody(slots)) {
            return Utterance.SILENCE;
        }
        StringBuilder words = new StringBuilder();
        List<Clip> clips = new ArrayList<>();
        for (Text.Piece piece : text.pieces()) {
            Utterance said =
                    switch (piece) {
                        case Text.Recorded(String recorded, Clip clip) ->
                                new Utterance(recorded, List.of(clip));
                        case Text.Written(String written, Optional<Clip> pause) ->
                                new Utterance(written, pause.stream().toList());
                        case Text.Filled(String slot, ValueKind kind) ->
                                say(filling(textId, slot, kind, slots));
                    };
            words.append(said.words());
            clips.addAll(said.clips());
        }
        return new Utterance(words.toString(), clips, text.hasFigures());
    }

    /** As it is read where it was sent; nothing where it is not sent. */
    Optional<String> write(String textId, Map<String, Value> slots) {
        return Optional.ofNullable(written.get(textId))
                .filter(text -> !text.tellsNobody(slots))
                .map(text -> write(text, slots));
    }

    private String write(Text text, Map<String, Value> slots) {
        StringBuilder words = new StringBuilder();
        for (Text.Piece piece : text.pieces()) {
            words.append(
                    switch (piece) {
                        case Text.Recorded(String recorded, Clip _) -> recorded;
                        case Text.Written(String marks, Optional<Clip> _) -> marks;
                        case Text.Filled(String slot, ValueKind kind) ->
                                write(filling(text.id(), slot, kind, slots));
                    });
        }
        return words.toString();
    }

    private String write(Value value) {
        return value instanceof Value.Phrase(String textId)
                ? write(textId, Map.of()).orElseGet(() -> say(value).words())
                : WrittenValue.of(value);
    }

    private Value filling(String textId, String slot, ValueKind kind, Map<String, Value> slots) {
        Value value = slots.get(slot);
        if (value == null) {
            throw new IllegalStateException(
                    "no value for slot %s of text %s".formatted(slot, textId));
        }
        if (value.kind() != kind) {
            throw new IllegalStateException(
                    "slot %s of text %s takes %s, not %s"
                            .formatted(slot, textId, kind.word(), value.kind().word()));
        }
        return value;
    }

    Utterance say(Value value) {
        if (value instanceof Value.Phrase(String textId)) {
            return say(textId, Map.of());
        }
        if (value instanceof Value.Names(List<String> names)) {
            return lexicon.listed(names);
        }
        if (value instanceof Value.Recording(RecordingId id)) {
            return new Utterance("", List.of(Clip.of(id)), true);
        }
        String words = speech.words(ValueParts.of(value));
        return new Utterance(words, lexicon.clips(words), true);
    }

    /** The same at another pace, as far as there are clips at that pace. */
    Utterance at(SpeechRate pace, Utterance said) {
        return new Utterance(
                said.words(),
                said.clips().stream()
                        .map(clip -> clips.containsKey(clip.at(pace)) ? clip.at(pace) : clip)
                        .toList(),
                said.hasFigures());
    }

    private Text known(String textId) {
        return text(textId)
                .orElseThrow(() ->
                        new IllegalStateException("no text %s in %s".formatted(textId, language)));
    }
}
