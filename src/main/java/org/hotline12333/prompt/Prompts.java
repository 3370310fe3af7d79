package org.hotline12333.prompt;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.hotline12333.authoring.SourceLocation;
import org.hotline12333.value.Value;
import org.hotline12333.value.ValueKind;

/**
 * Everything that callers hear, in every language: texts and values become utterances. It never
 * changes once loaded and is safe to share between threads.
 */
public final class Prompts {
    private static final long WAV_HEADER_BYTES = 44;

    /** 8,000 samples a second of two bytes each. */
    private static final long WAV_BYTES_PER_MILLISECOND = 16;

    private final Path folder;
    private final Map<Language, LanguagePack> packs;
    private final Map<Clip, Duration> lengths = new ConcurrentHashMap<>();

    private Prompts(Path folder, Map<Language, LanguagePack> packs) {
        this.folder = folder;
        this.packs = packs;
    }

    /**
     * Reads every language, one in each folder below.
     *
     * @throws PromptsException with all that is wrong, by file and line
     */
    public static Prompts load(Path promptsFolder) throws PromptsException {
        return new Prompts(promptsFolder, PromptsReader.read(promptsFolder));
    }

    /** Every language that has a folder; never empty. */
    public Set<Language> languages() {
        return packs.keySet();
    }

    /** The slots of a text by name, or empty where the language has no such text. */
    public Optional<Map<String, ValueKind>> slots(Language language, String textId) {
        return pack(language).text(textId).map(Text::slots);
    }

    /** A text as it is written, or empty where the language has no such text. */
    public Optional<String> template(Language language, String textId) {
        return pack(language).text(textId).map(Text::template);
    }

    /** A text without its values; empty where the language has no such text. */
    public Optional<List<OutlinePart>> outline(Language language, String textId) {
        return pack(language).text(textId).map(Text::outline);
    }

    /**
     * A text with its slots filled; values that it has no slot for are ignored.
     *
     * @throws IllegalStateException where the language, the text or the value of a slot is missing
     */
    public Utterance say(Language language, String textId, Map<String, Value> slots) {
        return pack(language).say(textId, slots);
    }

    /**
     * An answer as it is written, figures in digits; nothing where the text is none.
     *
     * @throws IllegalStateException where the language or the value of a slot is missing
     */
    public Optional<String> written(Language language, String textId, Map<String, Value> slots) {
        return pack(language).write(textId, slots);
    }

    /**
     * A value by itself.
     *
     * @throws IllegalStateException where the language or a phrase is missing
     */
    public Utterance say(Language language, Value value) {
        return pack(language).say(value);
    }

    /**
     * What is said, chosen again for a pace: where the language has clips at that pace they take
     * the place of the ordinary ones; the words stay.
     *
     * @throws IllegalStateException where the language is missing
     */
    public Utterance at(Language language, SpeechRate pace, Utterance said) {
        return pack(language).at(pace, said);
    }

    /** Every text of a language by its id, with where it is written. */
    public Map<String, SourceLocation> texts(Language language) {
        return pack(language).texts().values().stream()
                .collect(Collectors.toMap(Text::id, Text::source));
    }

    /** Every clip that the language can ever use, at all its paces, with what it says. */
    public SortedMap<Clip, ClipText> clips(Language language) {
        return pack(language).clips();
    }

    /**
     * How long a clip sounds, told from the size of its file; exact to the millisecond.
     *
     * @throws IllegalStateException where the clip has no file
     */
    public Duration length(Clip clip) {
        return lengths.computeIfAbsent(clip, this::measure);
    }

    /** How long what is said sounds; a clip that has no file yet adds nothing. */
    public Duration length(Utterance said) {
        return said.clips().stream()
                .filter(clip -> lengths.containsKey(clip) || Files.isRegularFile(sound(clip)))
                .map(this::length)
                .reduce(Duration.ZERO, Duration::plus);
    }

    /** The file of a clip, which need not be there. */
    public Path sound(Clip clip) {
        return folder.resolve(clip.id() + ".wav");
    }

    private Duration measure(Clip clip) {
        Path sound = sound(clip);
        if (!Files.isRegularFile(sound)) {
            throw new IllegalStateException("no sound for clip " + clip);
        }
        try {
            long bytes = Math.max(0, Files.size(sound) - WAV_HEADER_BYTES);
            return Duration.ofMillis(bytes / WAV_BYTES_PER_MILLISECOND);
        } catch (IOException fault) {
            throw new UncheckedIOException("cannot read the sound of clip " + clip, fault);
        }
    }

    private LanguagePack pack(Language language) {
        LanguagePack pack = packs.get(language);
        if (pack == null) {
            throw new IllegalStateException("no language " + language);
        }
        return pack;
    }
}
