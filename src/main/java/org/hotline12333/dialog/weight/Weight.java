package org.hotline12333.dialog.weight;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.hotline12333.dialog.Dialplan;
import org.hotline12333.dialog.Texts;
import org.hotline12333.prompt.Language;
import org.hotline12333.service.Contract;

/**
 * What the menus cost a caller, told from the dialplan and the lengths of its sounds: keys and
 * seconds to each answer, by the quickest way that keys lead from the welcome.
 *
 * <p>The caller is new, and every outcome is the one that is soonest done with, such as that no
 * password is asked. An answer is a form that tells what is personal or says a text with slots, and
 * begins with that text; or a choice that says something and leads back to its own menu. What only
 * silence leads to is not weighed.
 */
public record Weight(List<Answer> answers, List<Menu> menus) {
    /**
     * From one key of an entry to the next, more than three keys a second: what a slower caller
     * takes longer is not the menu's.
     */
    public static final Duration KEY_PACE = Duration.ofMillis(300);

    /** Between the answer and the first word, since gateways let sound through late. */
    public static final Duration LEAD_IN = Duration.ofMillis(500);

    public Weight {
        answers = List.copyOf(answers);
        menus = List.copyOf(menus);
    }

    /** The weight of a checked dialplan, by language and then by seconds. */
    public static Weight of(Dialplan dialplan, Collection<Contract> services, Texts texts) {
        return new WeightSearch(dialplan, services, texts).weight();
    }

    /**
     * The way to an answer.
     *
     * @param name the form's id, or the text that the choice says
     * @param path where it is written
     * @param all from the welcome
     * @param typed seconds from the welcome, all keys typed ahead at the same pace
     * @param lastKey from the last key to the first word, all keys typed ahead
     * @param after the answer that has to be heard before
     * @param since what limits hold: from the welcome or, where an answer has to be heard before,
     *     from the end of that one
     */
    public record Answer(
            Language language,
            String name,
            String path,
            Cost all,
            Duration typed,
            Duration lastKey,
            Optional<String> after,
            Cost since) {}

    /**
     * What a caller spends who hears every prompt out and presses the first key at its end.
     *
     * @param heard time to the first word of the answer
     */
    public record Cost(int keys, Duration heard) {
        static final Cost NOTHING = new Cost(0, Duration.ZERO);

        Cost since(Cost earlier) {
            return new Cost(keys - earlier.keys, heard.minus(earlier.heard));
        }
    }

    /**
     * A menu that keys lead to.
     *
     * @param path where it is written
     * @param options its choices
     * @param firstOption from its first word to the end of the option that it names first, by that
     *     option's share of the letters; empty where the menu has no prompt of its own
     */
    public record Menu(
            Language language,
            String dialog,
            String path,
            int options,
            Optional<Duration> firstOption) {}
}
