package org.hotline12333.insurance.delivery;

import java.util.Optional;

/** The rules of a name that is delivered, such as an employer's: it is to be read aloud. */
public final class GivenName {
    static final int LENGTH_MIN = 2;
    static final int LENGTH_MAX = 60;

    private GivenName() {}

    /** What is wrong with a name whose blanks and full-width letters are put right. */
    public static Optional<String> fault(String name) {
        int length = name.codePointCount(0, name.length());
        if (length < LENGTH_MIN || name.length() > LENGTH_MAX) {
            return Optional.of("is not %d to %d characters long".formatted(LENGTH_MIN, LENGTH_MAX));
        }
        if (name.codePoints().noneMatch(Character::isLetter)) {
            return Optional.of("has no letter");
        }
        if (!Character.isLetterOrDigit(name.codePointAt(0))) {
            // What begins otherwise could be an option to the command that reads it aloud.
            return Optional.of("begins with no letter and no digit");
        }
        return name.strip().equals(name) && name.codePoints().allMatch(GivenName::isRead)
                ? Optional.empty()
                : Optional.of("has a character that nobody reads");
    }

    private static boolean isRead(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    false;
            default -> character != '\ufffd';
        };
    }
}
