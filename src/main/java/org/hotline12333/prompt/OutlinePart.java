package org.hotline12333.prompt;

import java.util.Optional;

/** A part of a text whose values are not known. */
public sealed interface OutlinePart {
    /**
     * What is said whatever the values are.
     *
     * @param words as they are written
     * @param clip the sound of them, or of the pause that they ask for
     */
    record Fixed(String words, Optional<Clip> clip) implements OutlinePart {}

    /** Where a value is said. */
    record Gap(String slot) implements OutlinePart {}
}
