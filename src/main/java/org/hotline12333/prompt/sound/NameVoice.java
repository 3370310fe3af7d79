package org.hotline12333.prompt.sound;

import java.io.IOException;
import org.hotline12333.prompt.ClipText;
import org.hotline12333.prompt.Language;
import org.hotline12333.prompt.Prompts;

/** Reads names aloud, as Mandarin is read in the prompts. */
public final class NameVoice {
    private static final Language MANDARIN = new Language("zh");
    private static final String STORE = "the record store";

    private final SpeechEngine engine;
    private final ClipText.Line manner;

    public NameVoice(SpeechEngine engine, Prompts prompts) {
        this.engine = engine;
        manner =
                prompts.clips(MANDARIN).values().stream()
                        .filter(ClipText.Line.class::isInstance)
                        .map(ClipText.Line.class::cast)
                        .findFirst()
                        .orElseThrow();
    }

    /**
     * How a name sounds: samples of 16 bit, 8,000 a second.
     *
     * @throws IOException where the engine fails or says nothing
     */
    public short[] speak(String name) throws IOException {
        return engine.speak(new ClipText.Line(name, manner.voice(), manner.speed(), STORE))
                .samples();
    }
}
