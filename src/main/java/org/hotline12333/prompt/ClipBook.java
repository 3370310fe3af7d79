package org.hotline12333.prompt;

import java.util.Comparator;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Every clip of a language with what it says; two things said are never one clip. */
final class ClipBook {
    private final Language language;
    private final String voice;
    private final Faults faults;
    private final SortedMap<Clip, Spoken> clips = new TreeMap<>(Comparator.comparing(Clip::id));

    ClipBook(Language language, String voice, Faults faults) {
        this.language = language;
        this.voice = voice;
        this.faults = faults;
    }

    SortedMap<Clip, Spoken> clips() {
        return clips;
    }

    Optional<Clip> add(String name, String words, Entry source) {
        return add(name, words, voice, source);
    }

    Optional<Clip> pause(String name, Entry source) {
        return add("pause-" + name, "", voice, source);
    }

    /** The clip; nothing and a fault where the name will not do or says something else. */
    Optional<Clip> add(String name, String words, String reader, Entry source) {
        try {
            Clip clip = new Clip(language + "/" + name);
            String place = source.file() + ":" + source.line();
            Spoken before = clips.putIfAbsent(clip, new Spoken(words, reader, place));
            if (before != null && !before.words().equals(words)) {
                faults.add(
                        source.file(),
                        source.line(),
                        "clip %s says `%s` in %s".formatted(clip, before.words(), before.source()),
                        "choose another name");
            }
            return Optional.of(clip);
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
