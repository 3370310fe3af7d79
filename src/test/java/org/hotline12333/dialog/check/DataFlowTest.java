package org.hotline12333.dialog.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the checker proves along the ways of a call, and what it must not fear. */
class DataFlowTest {
    private static final String FIND =
            """
            find:
              form:
                fields:
                  month: {type: year-month, prompt: ask-month}
                submit: find-month
                outcomes:
                  found: {goto: month}
                  none: {prompt: nothing-found, goto: main}
            """;
    private static final String MONTH =
            """
            month:
              menu:
                prompt: say-month
                choices:
                  "1": {goto: older}
            older:
              form:
                submit: older-month
                outcomes:
                  seen: {prompt: say-month, goto: month}
            """;
    private static final String IDENTIFY =
            """
            identify:
              form:
                fields:
                  password: {type: password, prompt: ask-password}
                submit: verify
                outcomes:
                  verified: {goto: amount}
                  refused: {refuse: true}
                refusals:
                  - {prompt: refused, reprompt: brief}
                  - {prompt: refused, transfer: agents}
            """;
    private static final String AMOUNT =
            """
            amount:
              form:
                submit: tell-amount
                outcomes:
                  told: {prompt: say-amount, goto: main}
            """;
    private static final String RECALL =
            """
            recall:
              form:
                submit: recall
                outcomes:
                  known: {goto: %s}
                  unknown: {goto: main}
            """;

    @TempDir private Path folder;

    @Test
    void keepsAValueThatAServiceReadsFurtherOn() {
        assertThat(problems(menu("goto: find"), FIND, MONTH)).isEmpty();
    }

    @Test
    void keepsAnyOtherValueInTheDialogThatItsOutcomeLeadsTo() {
        assertThat(problems(menu("goto: find"), FIND, saying("month", "goto: main"))).isEmpty();
    }

    @Test
    void endsAnyOtherValueWithTheDialogThatItsOutcomeLeadsTo() {
        String month = saying("month", "goto: other") + saying("other", "goto: main");

        assertThat(problems(menu("goto: find"), FIND, month))
                .singleElement()
                .asString()
                .contains("`say-month` is not filled on the way main > find > month > other;");
    }

    @Test
    void endsEveryValueWhereAnOutcomeSaysWhoCalls() {
        String find = FIND.replace("goto: month", "goto: recall");

        assertThat(problems(menu("goto: find"), find, RECALL.formatted("month"), MONTH))
                .hasSize(3)
                .anyMatch(problem ->
                        problem.contains("is not there on the way main > find > recall > month >"));
    }

    @Test
    void hearsNothingOfBeforeAnOutcomeThatSaysWhoCalls() {
        String quiet = "quiet: {menu: {prompt: [], choices: {\"1\": {goto: main}}}}\n";

        assertThat(problems(menu("prompt: hello, goto: recall"), RECALL.formatted("quiet"), quiet))
                .singleElement()
                .asString()
                .contains("`quiet` asks without a word on the way main > recall > quiet");
    }

    @Test
    void wantsAValueOnEveryWay() {
        assertThat(problems(menu("goto: find", "goto: month"), FIND, MONTH))
                .containsExactly(
                        "dialogs.yaml:18: slot {month, year-month} of text `say-month` is not"
                                + " filled on the way main > month; say it with an outcome that"
                                + " gives `month`, or in the dialog that this leads to",
                        "dialogs.yaml:23: service `older-month` reads the value `month`, which is"
                                + " not there on the way main > month > older; lead here only"
                                + " after an outcome that gives it, and none since that says who"
                                + " calls",
                        "dialogs.yaml:25: slot {month, year-month} of text `say-month` is not"
                                + " filled on the way main > month > older; say it with an outcome"
                                + " that gives `month`, or in the dialog that this leads to");
    }

    @Test
    void tellsAValueThatComesInTwoKinds() {
        String day =
                """
                day:
                  form:
                    submit: day
                    outcomes:
                      known: {goto: month}
                """;

        assertThat(problems(menu("goto: find", "goto: day"), FIND, MONTH, day))
                .hasSize(3)
                .first()
                .asString()
                .endsWith("gets a value of kind year-month or date; give both the same kind");
    }

    @Test
    void letsVerifiedCallersThroughOverAForm() {
        assertThat(problems(menu("goto: identify"), IDENTIFY, AMOUNT)).isEmpty();
    }

    @Test
    void keepsALevelThroughMenusAndForms() {
        String menu =
                """
                enquiry:
                  menu:
                    prompt: enquiry-menu
                    choices:
                      "1": {goto: amount}
                """;
        String identify = IDENTIFY.replace("verified: {goto: amount}", "verified: {goto: enquiry}");
        String amount = AMOUNT.replace("goto: main", "goto: enquiry");

        assertThat(problems(menu("goto: identify"), identify, menu, amount)).isEmpty();
    }

    @Test
    void findsTheOneWayOnWhichNobodyIsVerified() {
        assertThat(
                        problems(
                                menu("goto: identify"),
                                IDENTIFY.replace(
                                        "- {prompt: refused, transfer: agents}",
                                        "- {prompt: refused, goto: amount}"),
                                AMOUNT))
                .singleElement()
                .asString()
                .contains("others come on the way main > identify > amount");
    }

    @Test
    void findsALevelThatAnotherOutcomeHasLowered() {
        String claim =
                """
                claim:
                  form:
                    submit: claim
                    outcomes:
                      claimed: {goto: amount}
                """;
        String identify = IDENTIFY.replace("verified: {goto: amount}", "verified: {goto: claim}");

        assertThat(problems(menu("goto: identify"), identify, claim, AMOUNT))
                .singleElement()
                .asString()
                .contains("on the way main > identify > claim > amount");
    }

    @Test
    void asksARefusedFormAgainWithWhatTheRefusalHasLeft() {
        String change =
                """
                change:
                  form:
                    fields:
                      password: {type: password, prompt: ask-password}
                    submit: change
                    outcomes:
                      changed: {prompt: changed, goto: main}
                      refused: {refuse: true}
                    refusals:
                      - {prompt: refused, reprompt: brief}
                      - {prompt: refused, transfer: agents}
                """;
        String identify = IDENTIFY.replace("verified: {goto: amount}", "verified: {goto: change}");

        assertThat(problems(menu("goto: identify"), identify, change))
                .singleElement()
                .asString()
                .contains("service `change` is for callers who are verified");
    }

    @Test
    void followsAChoiceRatherThanTheLinkOfItsKey() {
        Plans.write(folder, menu("goto: main") + look("goto: main"));
        Plans.write(
                folder, "rest.yaml", Plans.REST.replace("links:", "links:\n  \"1\": {goto: look}"));

        assertThat(Plans.problems(folder))
                .singleElement()
                .asString()
                .contains("nothing leads to dialog `look`");
    }

    @Test
    void trustsNobodyWhoComesBackFromAQueue() {
        Plans.write(folder, menu("goto: identify") + IDENTIFY + AMOUNT);
        String rest = Plans.REST.replace("prompt: absent, goto: main", "goto: amount");
        Plans.write(folder, "rest.yaml", rest);

        assertThat(Plans.problems(folder))
                .anyMatch(problem ->
                        problem.contains("others come on the way (queue agents) > amount"));
    }

    @Test
    void wantsNothingOfADialogThatCannotBeReached() {
        assertThat(problems(menu("goto: main"), AMOUNT))
                .containsExactly(
                        "dialogs.yaml:7: nothing leads to dialog `amount`;"
                                + " lead to it or remove it");
    }

    @Test
    void hearsWhatWasQueuedBeforeAFormWithoutFields() {
        String quiet =
                """
                look:
                  form:
                    submit: look
                    outcomes:
                      seen: {goto: quiet}
                quiet:
                  menu:
                    prompt: []
                    choices:
                      "1": {goto: main}
                """;

        assertThat(problems(menu("prompt: hello, goto: look"), quiet)).isEmpty();
    }

    @Test
    void doesNotFearACircleInWhichTimePasses() {
        String pause =
                """
                pause:
                  menu:
                    prompt: []
                    noinput: [{goto: look}]
                    choices:
                      "1": {goto: main}
                look:
                  form:
                    submit: look
                    outcomes:
                      seen: {prompt: hello, goto: pause}
                """;

        assertThat(problems(menu("goto: look"), pause))
                .singleElement()
                .asString()
                .contains("whoever makes this slip in `pause` again and again is led round");
    }

    @Test
    void findsACircleThroughAQueueThatNobodyServes() {
        Plans.write(folder, menu("goto: look") + look("transfer: agents"));
        String rest = Plans.REST.replace("prompt: absent, goto: main", "goto: look");
        Plans.write(folder, "rest.yaml", rest);

        assertThat(Plans.problems(folder))
                .singleElement()
                .asString()
                .contains("a circle in which nothing is asked: look, queue agents");
    }

    @Test
    void takesAWayBackForAWayOut() {
        Plans.write(
                folder,
                menu("goto: other", "transfer: agents")
                        + """
                        other:
                          menu:
                            prompt: other
                            choices:
                              "1": {back: true}
                        """);
        String rest =
                Plans.REST
                        .replace("\"0\": {transfer: agents}", "\"9\": {again: true}")
                        .replace("prompt: noinput, transfer: agents", "back: true")
                        .replace("prompt: nomatch, transfer: agents", "back: true");
        Plans.write(folder, "rest.yaml", rest);

        assertThat(Plans.problems(folder))
                .isNotEmpty()
                .allMatch(problem -> problem.contains("whoever makes this slip"));
    }

    @Test
    void tellsAFaultUnderCatchOnceHoweverManyDialogsInheritIt() {
        Plans.write(folder, menu("goto: look") + look("goto: main"));
        Plans.write(
                folder, "rest.yaml", Plans.REST.replace("prompt: noinput", "prompt: say-month"));

        assertThat(Plans.problems(folder))
                .singleElement()
                .asString()
                .startsWith("rest.yaml:7: slot {month, year-month} of text `say-month`");
    }

    private List<String> problems(String... dialogs) {
        return Plans.problems(Plans.write(folder, String.join("", dialogs)));
    }

    private static String saying(String menu, String choice) {
        return "%s: {menu: {prompt: say-month, choices: {\"1\": {%s}}}}\n".formatted(menu, choice);
    }

    private static String look(String target) {
        return """
        look:
          form:
            submit: look
            outcomes:
              seen: {%s}
        """
                .formatted(target);
    }

    private static String menu(String... choices) {
        StringBuilder menu = new StringBuilder("main:\n  menu:\n    prompt: main-menu\n");
        menu.append("    choices:\n");
        for (int i = 0; i < choices.length; i++) {
            menu.append("      \"%d\": {%s}\n".formatted(i + 1, choices[i]));
        }
        return menu.toString();
    }
}
