package org.hotline12333.dialog.weight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.hotline12333.dialog.Slots;
import org.hotline12333.dialog.check.Plans;
import org.hotline12333.dialog.check.TestContracts;
import org.hotline12333.dialog.check.TestTexts;
import org.hotline12333.dialog.reading.DialplanReader;
import org.hotline12333.dialog.weight.Weight.Answer;
import org.hotline12333.dialog.weight.Weight.Cost;
import org.hotline12333.value.ValueKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In these dialplans every text takes two seconds, and every entry 0.3 s from key to key. */
class WeightTest {
    private static final String LATEST =
            """
            latest:
              form:
                submit: latest-month
                outcomes:
                  found: {prompt: say-month, goto: main}
            """;

    private static final String IDENTIFY =
            """
            identify:
              form:
                fields:
                  password: {type: password, prompt: ask-password}
                submit: verify
                outcomes:
                  verified: {prompt: verified, goto: enquiry}
                  refused: {refuse: true}
                refusals: [{prompt: refused, transfer: agents}]
            """;

    @TempDir private Path folder;

    private Weight weight(String... dialogs) {
        Plans.write(folder, String.join("", dialogs));
        assertThat(Plans.problems(folder)).isEmpty();
        return Weight.of(
                DialplanReader.read(folder).dialplan(new Slots(Map.of(), Map.of())),
                TestContracts.all(),
                new TestTexts());
    }

    private static Answer answer(Weight weight, String name) {
        return weight.answers().stream()
                .filter(answer -> answer.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Duration seconds(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1000));
    }

    private static String menu(String id, String prompt, String... choices) {
        return "%s: {menu: {prompt: %s, choices: {%s}}}\n"
                .formatted(id, prompt, String.join(", ", choices));
    }

    @Test
    void allPromptsOnTheWayAreHeardOutAndEveryKeyOfAnEntryTakesItsTime() {
        Weight weight =
                weight(
                        menu("main", "[welcome, main-menu]", "\"1\": {goto: identify}"),
                        IDENTIFY,
                        menu("enquiry", "enquiry-menu", "\"1\": {goto: amount}"),
                        """
                        amount: {form: {submit: tell-amount, outcomes: {told: {prompt: say-amount, goto: enquiry}}}}
                        """);

        // half a second, welcome, main-menu, ask-password, six keys, verified, enquiry-menu
        assertThat(answer(weight, "amount").all())
                .isEqualTo(new Cost(1 + 6 + 1, seconds(0.5 + 10 + 5 * 0.3)));
    }

    @Test
    void typedAheadAKeyCutsThePromptAndIsFollowedByTheNext() {
        Answer latest =
                answer(
                        weight(
                                menu("main", "welcome", "\"1\": {goto: more}"),
                                menu("more", "more-menu", "\"1\": {goto: latest}"),
                                LATEST),
                        "latest");

        assertThat(latest.typed()).isEqualTo(seconds(0.3));
        assertThat(latest.lastKey()).isZero();
    }

    @Test
    void nobodyTypesAheadOfAPromptThatNoKeyCuts() {
        Answer latest =
                answer(
                        weight(
                                menu("main", "welcome", "\"1\": {goto: more}"),
                                """
                                more: {menu: {bargein: false, prompt: more-menu, choices: {"1": {goto: latest}}}}
                                """,
                                LATEST),
                        "latest");

        assertThat(latest.typed()).isEqualTo(seconds(2));
    }

    @Test
    void whatIsSaidBetweenTheLastKeyAndTheAnswerHasToBeHeard() {
        Answer latest =
                answer(
                        weight(
                                menu("main", "welcome", "\"1\": {prompt: wait, goto: latest}"),
                                LATEST.replace("say-month", "[please-note, say-month]")),
                        "latest");

        assertThat(latest.lastKey()).isEqualTo(seconds(4));
        assertThat(latest.typed()).isEqualTo(seconds(4));
        assertThat(latest.all().heard()).isEqualTo(seconds(0.5 + 6));
    }

    @Test
    void theQuickestWayCounts() {
        Answer latest =
                answer(
                        weight(
                                menu(
                                        "main",
                                        "welcome",
                                        "\"1\": {goto: more}",
                                        "\"3\": {prompt: [one, two, three], goto: latest}"),
                                menu("more", "more-menu", "\"1\": {goto: latest}"),
                                LATEST),
                        "latest");

        assertThat(latest.all()).isEqualTo(new Cost(2, seconds(0.5 + 4)));
    }

    @Test
    void aNewCallerIsNotRecalled() {
        Weight weight =
                weight(
                        menu("main", "welcome", "\"1\": {goto: personal}"),
                        """
                        personal:
                          form: {submit: recall, outcomes: {known: {goto: enquiry}, unknown: {goto: identify}}}
                        """,
                        IDENTIFY,
                        menu("enquiry", "enquiry-menu", "\"1\": {goto: amount}"),
                        """
                        amount: {form: {submit: tell-amount, outcomes: {told: {prompt: say-amount, goto: enquiry}}}}
                        """);

        assertThat(answer(weight, "amount").all().keys()).isEqualTo(1 + 6 + 1);
    }

    @Test
    void anAnswerBehindAnotherIsCountedFromTheEndOfThatOne() {
        Answer second =
                answer(
                        weight(
                                menu("main", "welcome", "\"1\": {goto: latest}"),
                                LATEST.replace("goto: main", "goto: said"),
                                menu("said", "said-menu", "\"1\": {goto: other}"),
                                LATEST.replace("latest:", "other:")),
                        "other");

        assertThat(second.after()).contains("latest");
        assertThat(second.all()).isEqualTo(new Cost(2, seconds(0.5 + 6)));
        assertThat(second.since()).isEqualTo(new Cost(1, seconds(2)));
    }

    @Test
    void whatFollowsAnAnswerWithoutAKeyBelongsToIt() {
        Weight weight =
                weight(
                        menu("main", "welcome", "\"1\": {goto: latest}"),
                        LATEST.replace("goto: main", "goto: other"),
                        LATEST.replace("latest:", "other:"));

        assertThat(weight.answers()).extracting(Answer::name).containsExactly("latest");
    }

    @Test
    void anAnswerIsNamedByItsBeginning() {
        Weight weight =
                weight(
                        menu("main", "welcome", "\"1\": {goto: latest}"),
                        LATEST.replace("goto: main", "goto: other"),
                        LATEST.replace("latest:", "other:").replace("goto: main", "goto: said"),
                        menu("said", "said-menu", "\"1\": {goto: third}"),
                        LATEST.replace("latest:", "third:"));

        assertThat(answer(weight, "third").after()).contains("latest");
    }

    @Test
    void aMenuIsHeardToTheEndOfItsFirstOption() {
        Weight weight = weight(menu("main", "[welcome, press-1, press-2]", "\"1\": {goto: main}"));

        assertThat(weight.menus().getFirst().firstOption()).contains(seconds(4));
    }

    @Test
    void aChoiceThatSaysSomethingAndLeadsBackIsAnAnswer() {
        Weight weight =
                weight(
                        menu(
                                "main",
                                "welcome",
                                "\"1\": {prompt: policy, goto: main}",
                                "\"2\": {prompt: hint, goto: more}"),
                        menu("more", "more-menu", "\"1\": {goto: main}"));

        assertThat(weight.answers()).extracting(Answer::name).containsExactly("policy");
        assertThat(answer(weight, "policy").all()).isEqualTo(new Cost(1, seconds(0.5 + 2)));
    }

    @Test
    void eachLanguageIsWeighedFromWhereItIsChosen() {
        Weight weight =
                weight(
                        menu(
                                "main",
                                "welcome",
                                "\"1\": {goto: latest}",
                                "\"2\": {language: en, goto: main}"),
                        LATEST);

        assertThat(weight.answers())
                .extracting(answer -> answer.language() + " " + answer.all().keys())
                .containsExactly("en 2", "zh 1");
    }

    @Test
    void aMenuHasItsChoicesAndNotTheKeysThatWorkEverywhere() {
        Weight weight = weight(menu("main", "welcome", "\"1\": {goto: main}"));

        assertThat(weight.menus())
                .extracting(Weight.Menu::dialog, Weight.Menu::options)
                .containsExactly(tuple("main", 1));
    }

    @Test
    void aSlotHoldsAnOrdinaryValueOfItsKindInEveryKind() {
        for (ValueKind kind : ValueKind.values()) {
            if (kind != ValueKind.PHRASE) {
                assertThat(WeightSample.of(kind).kind()).isEqualTo(kind);
            }
        }
    }
}
