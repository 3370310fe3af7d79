package org.hotline12333.prompt;

import java.time.Duration;

/** What a clip says: words, or nothing for a while. */
public sealed interface ClipText {
    /** As a voice reads them; empty for a pause. */
    String words();

    /** The file and line where it is written. */
    String source();

    /**
     * Words that a voice reads.
     *
     * @param voice its name as the speech engine knows it
     * @param speed in the engine's own measure
     */
    record Line(String words, String voice, int speed, String source) implements ClipText {}

    /** Silence that punctuation asks for. */
    record Pause(Duration length, String source) implements ClipText {
        @Override
        public String words() {
            return "";
        }
    }
}
