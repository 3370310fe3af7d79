package org.hotline12333.channel;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.hotline12333.prompt.Clip;
import org.hotline12333.prompt.Utterance;

/** Clips whose names say how long they sound. */
public final class TestSounds {
    public static final Clip MISSING = new Clip("zh/missing");
    private static final String SOUND = "zh/seconds-";

    private TestSounds() {}

    public static Clip clip(int seconds) {
        return new Clip(SOUND + seconds);
    }

    /** An utterance of clips that sound so many seconds each. */
    public static Utterance utterance(Integer... seconds) {
        return utterance(Stream.of(seconds).map(TestSounds::clip).toList());
    }

    public static Utterance utterance(List<Clip> clips) {
        return new Utterance("words", clips);
    }

    public static Duration length(Clip clip) {
        if (clip.equals(MISSING)) {
            throw new IllegalStateException("no sound for clip " + clip);
        }
        return Duration.ofSeconds(Integer.parseInt(clip.id().substring(SOUND.length())));
    }
}
