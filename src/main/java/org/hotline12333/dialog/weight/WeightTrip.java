package org.hotline12333.dialog.weight;

import java.time.Duration;
import java.util.Optional;
import org.hotline12333.dialog.weight.Weight.Cost;

/**
 * A caller's way so far.
 *
 * @param pressed what it had cost when the last key was pressed
 * @param typed when the last key was pressed, all keys typed ahead
 * @param said what has been said since the last key
 * @param before the answer heard last
 */
record WeightTrip(Cost pressed, Duration typed, Duration said, Optional<Milestone> before) {
    static final WeightTrip BEGUN =
            new WeightTrip(Cost.NOTHING, Duration.ZERO, Weight.LEAD_IN, Optional.empty());

    /** An answer on the way, and what the way had cost at its end. */
    record Milestone(String answer, Cost cost) {}

    WeightTrip says(Duration length) {
        return new WeightTrip(pressed, typed, said.plus(length), before);
    }

    /** An entry, once all is said; or typed ahead, where nothing has to be heard out. */
    WeightTrip keys(int count, boolean bargein) {
        Duration pause = pressed.keys() == 0 ? Duration.ZERO : Weight.KEY_PACE;
        if (!bargein && said.compareTo(pause) > 0) {
            pause = said;
        }
        Duration entry = Weight.KEY_PACE.multipliedBy(count - 1L);
        return new WeightTrip(
                new Cost(pressed.keys() + count, heard().plus(entry)),
                typed.plus(pause).plus(entry),
                Duration.ZERO,
                before);
    }

    /** The time now, everything heard out. */
    Duration heard() {
        return pressed.heard().plus(said);
    }

    Cost cost() {
        return new Cost(pressed.keys(), heard());
    }

    /** All has been said of an answer, or of what goes on with the one before. */
    WeightTrip answered(String answer) {
        String name = begun().map(Milestone::answer).orElse(answer);
        return new WeightTrip(pressed, typed, said, Optional.of(new Milestone(name, cost())));
    }

    /** The answer that is being given: no key was pressed since its first words. */
    Optional<Milestone> begun() {
        return before.filter(answer -> answer.cost().keys() == pressed.keys());
    }
}
