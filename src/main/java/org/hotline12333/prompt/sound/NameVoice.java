package org.hotline12333.prompt.sound;

import java.io.IOException;
import org.hotline12333.prompt.ClipText;
import org.hotline12333.prompt.Language;
import org.hotline12333.prompt.Prompts;

/** Reads names aloud, as Mandarin is read in the prompts. */
public final class NameVoice {
    private static final Language MANDARIN = new Language("zh");

    /** Names are read while callers are served. */
    private static final String GIVES_WAY = "nice -n 10 ";

    /** A service has no locale in which a name could stand on a command line. */
    private static final String ESPEAK = "espeak-ng -b 1 -v {voice} -s {speed} -w {out} -f {file}";

    private static final String STORE = "the record store";

    private final SpeechEngine engine;
    private final ClipText.Line manner;

    /**
     * @param engine a command; empty where it is the usual one
     * @throws IllegalArgumentException where it takes no words or leaves no sound
     */
    public NameVoice(String engine, Prompts prompts) {
        this.engine = new SpeechEngine(GIVES_WAY + (engine.isBlank() ? ESPEAK : engine));
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
        try {
            return engine.speak(new ClipText.Line(name, manner.voice(), manner.speed(), STORE))
                    .samples();
        } catch (IOException fault) {
            throw new IOException(
                    "`%s` says no name (%s): install it and sox, or set HOTLINE_SPEECH_ENGINE"
                            .formatted(
                                    engine.command().substring(GIVES_WAY.length()),
                                    fault.getMessage()),
                    fault);
        }
    }
}
