package org.hotline12333.hours;

/** What a day is to those who work. */
public sealed interface Day {
    /** Monday to Friday. */
    record Workday() implements Day {}

    /** Saturday or Sunday. */
    record Weekend() implements Day {}

    /** A public holiday, or a day between that is free for it. */
    record Holiday(String name) implements Day {}

    /** A Saturday or Sunday that is worked for the days that a holiday takes. */
    record MakeUp(String holiday) implements Day {}

    /** Whether it counts as a working day. */
    default boolean isWorked() {
        return switch (this) {
            case Workday _, MakeUp _ -> true;
            case Weekend _, Holiday _ -> false;
        };
    }
}
