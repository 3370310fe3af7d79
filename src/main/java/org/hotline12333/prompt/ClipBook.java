package org.hotline12333.prompt;

import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hotline12333.authoring.Findings;
import org.hotline12333.authoring.Mark;

/** Every clip of a language with what it says; two things said are never one clip. */
final class ClipBook {
    private final Language language;
    private final Findings findings;
    private final SortedMap<Clip, Spoken> clips = new TreeMap<>(Comparator.comparing(Clip::id));

    ClipBook(Language language, Findings findings) {
        this.language = language;
        this.findings = findings;
    }

    SortedMap<Clip, Spoken> clips() {
        return clips;
    }

    /** The clip at its ordinary pace, with one at every other pace beside it. */
    Optional<Clip> add(String name, String words, Voice voice, Mark source) {
        Optional<Clip> ordinary = clip(name, source);
        ordinary.ifPresent(clip ->
                voice.speeds()
                        .forEach((pace, speed) ->
                                add(
                                        clip.at(pace),
                                        new Spoken.Line(
                                                words, voice.name(), speed, source.toString()),
                                        source)));
        return ordinary;
    }

    /** A pause is as long at every pace. */
    Optional<Clip> pause(Duration length, Mark source) {
        Optional<Clip> pause = clip("pause-" + length.toMillis(), source);
        pause.ifPresent(clip -> add(clip, new Spoken.Pause(length, source.toString()), source));
        return pause;
    }

    private void add(Clip clip, Spoken spoken, Mark source) {
        Spoken before = clips.putIfAbsent(clip, spoken);
        if (before != null && !before.words().equals(spoken.words())) {
            findings.add(
                    TextProblem.SHARED_CLIP,
                    source,
                    "clip %s says `%s` in %s".formatted(clip, before.words(), before.source()),
                    "choose another name");
        }
    }

    /** Nothing and a fault where the name will not do. */
    private Optional<Clip> clip(String name, Mark source) {
        try {
            return Optional.of(new Clip(language + "/" + name));
        } catch (IllegalArgumentException fault) {
            findings.add(
                    TextProblem.BAD_CLIP_NAME,
                    source,
                    fault.getMessage() + "",
                    "use small letters, digits and hyphens, 64 at most with the language");
            return Optional.empty();
        }
    }
}
