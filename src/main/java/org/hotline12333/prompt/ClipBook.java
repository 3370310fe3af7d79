package org.hotline12333.prompt;

import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Every clip of a language with what it says; two things said are never one clip. */
final class ClipBook {
    private final Language language;
    private final Faults faults;
    private final SortedMap<Clip, Spoken> clips = new TreeMap<>(Comparator.comparing(Clip::id));

    ClipBook(Language language, Faults faults) {
        this.language = language;
        this.faults = faults;
    }

    SortedMap<Clip, Spoken> clips() {
        return clips;
    }

    /** The clip at its ordinary pace, with one at every other pace beside it. */
    Optional<Clip> add(String name, String words, Voice voice, Entry source) {
        Optional<Clip> ordinary = clip(name, source);
        ordinary.ifPresent(clip ->
                voice.speeds()
                        .forEach((pace, speed) ->
                                add(
                                        clip.at(pace),
                                        new Spoken.Line(words, voice.name(), speed, source.place()),
                                        source)));
        return ordinary;
    }

    /** A pause is as long at every pace. */
    Optional<Clip> pause(Duration length, Entry source) {
        Optional<Clip> pause = clip("pause-" + length.toMillis(), source);
        pause.ifPresent(clip -> add(clip, new Spoken.Pause(length, source.place()), source));
        return pause;
    }

    private void add(Clip clip, Spoken spoken, Entry source) {
        Spoken before = clips.putIfAbsent(clip, spoken);
        if (before != null && !before.words().equals(spoken.words())) {
            faults.add(
                    source.file(),
                    source.line(),
                    "clip %s says `%s` in %s".formatted(clip, before.words(), before.source()),
                    "choose another name");
        }
    }

    /** Nothing and a fault where the name will not do. */
    private Optional<Clip> clip(String name, Entry source) {
        try {
            return Optional.of(new Clip(language + "/" + name));
        } catch (IllegalArgumentException fault) {
            faults.add(
                    source.file(),
                    source.line(),
                    fault.getMessage() + "",
                    "use small letters, digits and hyphens, 64 at most with the language");
            return Optional.empty();
        }
    }
}
