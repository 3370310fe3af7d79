package org.hotline12333.simulator.script;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hotline12333.prompt.Clip;
import org.hotline12333.prompt.ClipText;
import org.hotline12333.prompt.Prompts;
import org.hotline12333.simulator.line.Played;
import org.hotline12333.value.NameId;

/** What the clips say, in every language. */
public final class Vocabulary {
    private static final String RECORDING = "recording";

    private final Map<Clip, String> words = new HashMap<>();
    private final Map<Clip, ClipText> spoken = new HashMap<>();
    private final Map<Clip, String> named = new HashMap<>();

    /** Of prompts alone. */
    public Vocabulary(Prompts prompts) {
        this(prompts, List.of());
    }

    /**
     * The same with names.
     *
     * @param names that callers may be told
     */
    public Vocabulary(Prompts prompts, Collection<String> names) {
        prompts.languages().forEach(language -> spoken.putAll(prompts.clips(language)));
        spoken.forEach((clip, said) -> words.put(clip, Wording.normalised(said.words())));
        for (String name : names) {
            Clip clip = Clip.of(NameId.of(name));
            named.put(clip, name);
            words.put(clip, Wording.normalised(name));
        }
    }

    /** As scripts name it: any recording is one, for no script knows its number. */
    public static String name(Clip clip) {
        return clip.isRecording() ? RECORDING : clip.id();
    }

    boolean knows(Clip clip) {
        return spoken.containsKey(clip) || named.containsKey(clip) || clip.id().equals(RECORDING);
    }

    /** All of them. */
    public Set<Clip> clips() {
        return spoken.keySet();
    }

    /** As a voice reads them; empty for a pause and for a clip that is not known. */
    String words(Clip clip) {
        ClipText said = spoken.get(clip);
        if (said != null) {
            return said.words();
        }
        return clip.isRecording() ? "[" + RECORDING + "]" : named.getOrDefault(clip, "");
    }

    /** What was heard, in words; three dots where a clip was cut short. */
    public String transcript(List<Played> heard) {
        StringBuilder transcript = new StringBuilder();
        for (Played played : heard) {
            String words = words(played.clip());
            if (!words.isEmpty()) {
                boolean blank = !transcript.isEmpty() && !isIdeographic(words);
                transcript.append(blank ? " " : "").append(words);
                transcript.append(played.cut() ? "..." : "");
            }
        }
        return transcript.toString();
    }

    /** Whether words follow each other without blanks. */
    static boolean isIdeographic(String words) {
        return Character.isIdeographic(words.codePointAt(0));
    }

    /** Letters and digits alone. */
    public String normalised(Clip clip) {
        return words.getOrDefault(clip, "");
    }

    /** Whether it is part of a number, an amount or a date, and not of a text. */
    public boolean isFigure(Clip clip) {
        ClipText said = spoken.get(clip);
        return said instanceof ClipText.Line && !said.source().contains("texts.yaml");
    }
}
