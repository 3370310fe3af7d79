package org.hotline12333.prompt;

/**
 * What a clip says.
 *
 * @param words as a voice reads them; empty for a pause
 * @param voice the name of the voice that reads them
 * @param source the file and line where they are written
 */
public record Spoken(String words, String voice, String source) {
    public boolean isPause() {
        return words.isEmpty();
    }
}
