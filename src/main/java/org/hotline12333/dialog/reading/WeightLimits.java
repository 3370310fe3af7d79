package org.hotline12333.dialog.reading;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.hotline12333.authoring.StrictMapping;

/**
 * How heavy the menus may be; what is not written is not limited, but for the choices of a menu.
 *
 * @param answer to the first word of an answer, every prompt heard out
 * @param typedAhead from the last key to the first word of an answer, all keys typed ahead
 * @param keys pressed on the way to an answer
 * @param options choices of a menu; after them come the keys that work everywhere
 * @param firstOption from a menu's first word to the end of the option that it names first
 */
public record WeightLimits(
        Optional<Duration> answer,
        Optional<Duration> typedAhead,
        Optional<Integer> keys,
        int options,
        Optional<Duration> firstOption) {
    /** As many as a caller remembers. */
    static final int OPTIONS = 6;

    static final Set<String> KEYS =
            Set.of("answer", "typed-ahead", "keys", "options", "first-option");

    static final WeightLimits UNWRITTEN =
            new WeightLimits(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    OPTIONS,
                    Optional.empty());

    /** The limits whose keys stand in this section. */
    static WeightLimits in(StrictMapping section) {
        return new WeightLimits(
                section.duration("answer"),
                section.duration("typed-ahead"),
                section.count("keys"),
                section.count("options").orElse(OPTIONS),
                section.duration("first-option"));
    }
}
