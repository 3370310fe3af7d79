package org.hotline12333.authoring;

/**
 * A place in a file; lines and columns count from 1, and line 0 is the file or folder as a whole.
 */
public record SourceLocation(String file, int line, int column) {
    public static SourceLocation whole(String file) {
        return new SourceLocation(file, 0, 0);
    }

    /** How a message about another place names this one. */
    public String seenFrom(SourceLocation other) {
        return file.equals(other.file) ? "line " + line : file + ":" + line;
    }

    /** As problems name it: {@code texts.yaml:12}, or the file alone. */
    @Override
    public String toString() {
        return line == 0 ? file : file + ":" + line;
    }
}
