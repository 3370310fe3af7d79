package org.hotline12333.simulator.sip;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ShortBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.hotline12333.prompt.Clip;
import org.hotline12333.prompt.sound.Sound;
import org.hotline12333.value.ALaw;

/**
 * Recognises clips in a recording of a line.
 *
 * <p>It listens as a person does, from the beginning: at each onset of sound it asks which clip may
 * begin there, takes the one that goes on longest, and goes on behind it, for the clips of one
 * utterance follow each other without a gap. Silent clips cannot be heard. Clips that sound alike
 * are told as one, with all their names; so are clips cut before they begin to differ.
 */
public final class ClipRecognizer {
    /** A clip may begin a little before it is loud, and before the clip ahead of it is over. */
    private static final int BEFORE = 256;

    /** Sound that is no clip counts as one sound across pauses up to 200 ms. */
    private static final Duration PAUSE = Duration.ofMillis(200);

    /** Shorter sound may be the beginning of any clip, or the rest of a cut one. */
    private static final Duration SHORTEST = Duration.ofMillis(100);

    /** How many places further on the real clip is looked for where one seems cut: 128 ms. */
    private static final int LATER = 2;

    /** Matches this close to the best are as good. */
    private static final double SAME_LIKENESS = 0.005;

    private final ClipIndex heads;

    /**
     * An ear for the clips below a folder of prompts.
     *
     * @throws UncheckedIOException where a clip has no sound
     */
    public ClipRecognizer(Path prompts, Collection<Clip> clips) {
        this(prompts, clips, Map.of());
    }

    /**
     * The same, that knows these as well, such as names.
     *
     * @param stored samples of what lies in a record store
     */
    public ClipRecognizer(Path prompts, Collection<Clip> clips, Map<Clip, short[]> stored) {
        Map<ShortBuffer, SortedSet<Clip>> bySound = new LinkedHashMap<>();
        for (Clip clip : clips) {
            short[] sound = ALaw.onTheLine(sound(prompts.resolve(clip.id() + ".wav")));
            bySound.computeIfAbsent(ShortBuffer.wrap(sound), _ -> byName()).add(clip);
        }
        stored.forEach((clip, samples) ->
                bySound.computeIfAbsent(ShortBuffer.wrap(ALaw.onTheLine(samples)), _ -> byName())
                        .add(clip));
        List<Voice> voices = new ArrayList<>();
        bySound.forEach((sound, alike) -> voices.add(new Voice(alike, sound.array())));
        heads = new ClipIndex(voices.stream().filter(voice -> !voice.isSilent()).toList());
    }

    private static SortedSet<Clip> byName() {
        return new TreeSet<>(Comparator.comparing(Clip::id));
    }

    private static short[] sound(Path file) {
        try {
            return Sound.read(file).samples();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What was heard, in order. */
    public record Recognition(List<HeardClip> clips, List<UnknownSound> unknown) {}

    /**
     * Hears a recording of 8,000 samples a second. One at a time: it takes a whole core, and calls
     * that are under way want their keys sent in time.
     */
    public synchronized Recognition hear(short[] recording) {
        List<HeardClip> clips = new ArrayList<>();
        List<UnknownSound> unknown = new ArrayList<>();
        int earliest = 0;
        int from = 0;
        for (int onset = onset(recording, from); onset >= 0; onset = onset(recording, from)) {
            int place = Math.max(earliest, onset - BEFORE);
            List<Match> matches = best(recording, place);
            if (matches.isEmpty()) {
                earliest = place + ClipIndex.PLACES;
                from = Math.max(onset + 1, earliest);
                note(unknown, onset, loudEnd(recording, onset, from));
            } else {
                Match match = matches.getFirst();
                clips.add(heard(matches));
                earliest = match.at() + match.torn() + match.end() - BEFORE;
                from = Math.max(onset + 1, match.after());
            }
        }
        unknown.removeIf(sound -> sound.length().compareTo(SHORTEST) < 0);
        return new Recognition(List.copyOf(clips), List.copyOf(unknown));
    }

    /** The first loud sample from here on, or -1. */
    private static int onset(short[] recording, int from) {
        for (int i = from; i < recording.length; i++) {
            if (Math.abs(recording[i]) >= Sound.SILENCE) {
                return i;
            }
        }
        return -1;
    }

    private static int loudEnd(short[] recording, int from, int to) {
        for (int i = Math.min(to, recording.length) - 1; i > from; i--) {
            if (Math.abs(recording[i]) >= Sound.SILENCE) {
                return i + 1;
            }
        }
        return from + 1;
    }

    /**
     * What begins about here. A clip that seems cut may be the beginning of another one that starts
     * a little later and goes on: no sound is two clips.
     */
    private List<Match> best(short[] recording, int place) {
        List<Match> first = longest(recording, place);
        if (first.isEmpty() || first.getFirst().whole()) {
            return first;
        }
        Match cut = first.getFirst();
        int end = cut.at() + cut.torn() + cut.end();
        for (int later = 1; later <= LATER; later++) {
            List<Match> next = longest(recording, place + later * ClipIndex.PLACES);
            if (!next.isEmpty()
                    && next.getFirst().at() < end - Voice.BLOCK
                    && next.getFirst().at() + next.getFirst().torn() + next.getFirst().end()
                            > end) {
                return next;
            }
        }
        return first;
    }

    /**
     * The likeliest of the matches that go on longest, whole ones before cut ones. A clip that was
     * heard whole goes on to its end, whatever spoilt its last frames: one of which it is the
     * beginning does not go on longer where it was cut there.
     */
    private List<Match> longest(short[] recording, int place) {
        List<Match> all =
                heads.search(recording, place).stream()
                        .map(begin -> Match.of(begin.voice(), recording, begin.at()))
                        .filter(Match::isOne)
                        .toList();
        int furthest = all.stream().mapToInt(Match::heardTo).max().orElse(0);
        List<Match> longest =
                all.stream().filter(match -> match.heardTo() > furthest - Voice.BLOCK).toList();
        double best = longest.stream().mapToDouble(Match::likeness).max().orElse(0);
        return longest.stream()
                .filter(match -> best - match.likeness() <= SAME_LIKENESS)
                .sorted(
                        Comparator.comparing(Match::whole)
                                .thenComparingDouble(Match::likeness)
                                .reversed())
                .toList();
    }

    private static HeardClip heard(List<Match> matches) {
        Match match = matches.getFirst();
        SortedSet<Clip> alike = byName();
        SortedSet<Clip> begun = byName();
        for (Match other : matches) {
            (other.whole() == match.whole() ? alike : begun).addAll(other.voice().clips());
        }
        return new HeardClip(
                alike.getFirst(),
                alike,
                begun,
                Recording.durationOf(match.at()),
                Recording.durationOf(match.after() - match.at()),
                !match.whole());
    }

    /** Adds a stretch of unknown sound, to the last one where the pause between is short. */
    private static void note(List<UnknownSound> unknown, int from, int to) {
        Duration at = Recording.durationOf(from);
        Duration end = Recording.durationOf(to);
        if (!unknown.isEmpty()) {
            UnknownSound last = unknown.getLast();
            if (at.minus(last.at().plus(last.length())).compareTo(PAUSE) <= 0) {
                unknown.removeLast();
                at = last.at();
            }
        }
        unknown.add(new UnknownSound(at, end.minus(at)));
    }
}
