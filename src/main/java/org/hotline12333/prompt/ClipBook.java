package org.hotline12333.prompt;

import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hotline12333.authoring.ProblemList;
import org.hotline12333.authoring.SourceLocation;

/** Every clip of a language with what it says; two things said are never one clip. */
final class ClipBook {
    private final Language language;
    private final ProblemList problems;
    private final SortedMap<Clip, ClipText> clips = new TreeMap<>(Comparator.comparing(Clip::id));

    ClipBook(Language language, ProblemList problems) {
        this.language = language;
        this.problems = problems;
    }

    SortedMap<Clip, ClipText> clips() {
        return clips;
    }

    /** The clip at its ordinary pace, with one at every other pace beside it. */
    Optional<Clip> add(String name, String words, Voice voice, SourceLocation source) {
        Optional<Clip> ordinary = clip(name, source);
        ordinary.ifPresent(clip ->
                voice.speeds()
                        .forEach((pace, speed) ->
                                add(
                                        clip.at(pace),
                                        new ClipText.Line(
                                                words, voice.name(), speed, source.toString()),
                                        source)));
        return ordinary;
    }

    /** A pause is as long at every pace. */
    Optional<Clip> pause(Duration length, SourceLocation source) {
        Optional<Clip> pause = clip("pause-" + length.toMillis(), source);
        pause.ifPresent(clip -> add(clip, new ClipText.Pause(length, source.toString()), source));
        return pause;
    }

    private void add(Clip clip, ClipText spoken, SourceLocation source) {
        ClipText before = clips.putIfAbsent(clip, spoken);
        if (before != null && !before.words().equals(spoken.words())) {
            problems.add(
                    TextProblem.SHARED_CLIP,
                    source,
                    "clip %s says `%s` in %s".formatted(clip, before.words(), before.source()),
                    "choose another name");
        }
    }

    /** Nothing and a fault where the name will not do. */
    private Optional<Clip> clip(String name, SourceLocation source) {
        try {
            return Optional.of(new Clip(language + "/" + name));
        } catch (IllegalArgumentException fault) {
            problems.add(
                    TextProblem.BAD_CLIP_NAME,
                    source,
                    fault.getMessage() + "",
                    "use small letters, digits and hyphens, 64 at most with the language");
            return Optional.empty();
        }
    }
}
