package org.hotline12333.simulator.asterisk;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The AGI commands that a hotline uses. */
enum Verb {
    ANSWER(0, 0, false),
    CHANNEL_STATUS(0, 1, false),
    DATABASE_DEL(2, 2, true),
    DATABASE_PUT(3, 3, true),
    EXEC(1, 2, true),
    GET_DATA(1, 3, false),
    GET_FULL_VARIABLE(1, 2, true),
    GET_VARIABLE(1, 1, true),
    HANGUP(0, 1, false),
    NOOP(0, Words.MAX - 1, true),
    SET_VARIABLE(2, 2, true),
    VERBOSE(1, 2, true),
    WAIT_FOR_DIGIT(1, 1, false);

    private final int argumentsMin;
    private final int argumentsMax;
    private final boolean onDeadChannel;

    Verb(int argumentsMin, int argumentsMax, boolean onDeadChannel) {
        this.argumentsMin = argumentsMin;
        this.argumentsMax = argumentsMax;
        this.onDeadChannel = onDeadChannel;
    }

    /** The verb that a line begins with, in any case. */
    static Optional<Verb> of(List<String> words) {
        return Arrays.stream(values()).filter(verb -> verb.begins(words)).findFirst();
    }

    private boolean begins(List<String> words) {
        int length = length();
        return words.size() >= length
                && String.join("_", words.subList(0, length))
                        .toUpperCase(Locale.ROOT)
                        .equals(name());
    }

    private int length() {
        return name().split("_", -1).length;
    }

    List<String> arguments(List<String> words) {
        return words.subList(length(), words.size());
    }

    boolean takes(List<String> arguments) {
        return arguments.size() >= argumentsMin && arguments.size() <= argumentsMax;
    }

    /** Whether Asterisk does it for a caller who is gone. */
    boolean worksOnDeadChannel() {
        return onDeadChannel;
    }
}
