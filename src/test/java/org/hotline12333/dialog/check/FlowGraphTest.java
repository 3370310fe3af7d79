package org.hotline12333.dialog.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hotline12333.dialog.Action.Target;
import org.hotline12333.dialog.Dialplan;
import org.hotline12333.dialog.Slots;
import org.hotline12333.dialog.Texts;
import org.hotline12333.dialog.Transition;
import org.hotline12333.dialog.reading.DialplanReader;
import org.hotline12333.dialog.reading.UncheckedDialplan;
import org.hotline12333.prompt.Prompts;
import org.hotline12333.prompt.PromptsException;
import org.hotline12333.services.Services;
import org.hotline12333.topic.ShippedTopics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlowGraphTest {
    @TempDir private Path folder;

    @Test
    void everyWayOfTheShippedDialplanHasANameOfItsOwn() throws Exception {
        assertThat(shipped().transitions())
                .extracting(Transition::id)
                .doesNotHaveDuplicates()
                .contains(
                        "welcome key 1",
                        "main key 0",
                        "identify/id-number noinput 2",
                        "identify/id-number nomatch 1",
                        "identify/id-number key *",
                        "identify/social-security-number mistaken 3",
                        "identify refusal 3",
                        "pension outcome account",
                        "pension error",
                        "queue agents absent",
                        "limit");
    }

    @Test
    void beginAtTheStartAndEndWithThoseThatRunFromAnywhere() throws Exception {
        List<String> ids = shipped().transitions().stream().map(Transition::id).toList();

        assertThat(ids.getFirst()).startsWith("welcome");
        assertThat(ids).endsWith("limit");
        assertThat(ids.subList(ids.indexOf("queue agents absent"), ids.size() - 1))
                .allMatch(id -> id.startsWith("queue "));
        assertThat(shipped().transitions()).isEqualTo(shipped().transitions());
    }

    @Test
    void tellWhereTheyLead() throws Exception {
        assertThat(shipped().transitions())
                .filteredOn(transition -> transition.id().equals("main key 2"))
                .extracting(Transition::target)
                .containsExactly(new Target.Goto("policy"));
    }

    @Test
    void ofADialogAreAllThereHoweverTheyAreInherited() {
        assertThat(ids("main: {menu: {prompt: main, choices: {\"1\": {transfer: agents}}}}"))
                .containsExactly(
                        "main key 1",
                        "main key 0",
                        "main noinput 1",
                        "main nomatch 1",
                        "queue agents absent",
                        "limit");
    }

    @Test
    void aKeyThatTheMenuUsesIsNoLinkThere() {
        assertThat(ids("main: {menu: {prompt: main, choices: {\"0\": {goto: main}}}}"))
                .containsOnlyOnce("main key 0");
    }

    @Test
    void stepsAfterOneThatLeadsAwayCannotRun() {
        assertThat(
                        ids(
                                """
                                main:
                                  menu:
                                    prompt: main
                                    choices: {"1": {transfer: agents}}
                                    noinput:
                                      - {prompt: noinput, reprompt: brief}
                                      - {prompt: noinput, goto: main}
                                      - {prompt: noinput, transfer: agents}
                                """))
                .contains("main noinput 1", "main noinput 2")
                .doesNotContain("main noinput 3");
    }

    @Test
    void aMenuThatUsesEveryKeyHasWrongOnesAllTheSame() {
        String keys =
                "123456789*#"
                        .chars()
                        .mapToObj(key -> "\"%c\": {goto: main}".formatted(key))
                        .reduce((a, b) -> a + ", " + b)
                        .orElseThrow();

        assertThat(ids("main: {menu: {prompt: main, choices: {%s}}}".formatted(keys)))
                .contains("main key #", "main noinput 1", "main nomatch 1");
    }

    @Test
    void aStarInALaterFieldLeadsToTheFieldBefore() throws Exception {
        assertThat(shipped().transitions())
                .extracting(Transition::id)
                .contains("identify/social-security-number key 0")
                .doesNotContain(
                        "identify/social-security-number key *",
                        "identify/social-security-number key #");
    }

    @Test
    void aQueueThatNothingLeadsToIsNeverWithoutAgents() {
        Plans.write(folder, "main: {menu: {prompt: main, choices: {\"1\": {goto: main}}}}");
        Plans.write(
                folder,
                "rest.yaml",
                Plans.REST
                        + "  others: {target: others, prompt: connecting, absent: {goto: main}}\n");

        assertThat(ids()).contains("queue agents absent").doesNotContain("queue others absent");
    }

    @Test
    void refusalsNeedAnOutcomeThatRefuses() {
        String form =
                """
                main:
                  form:
                    fields: {year: {type: year, prompt: ask}}
                    submit: tell
                    outcomes: {told: {prompt: told, %s: %s}}
                    refusals: [{prompt: refused, transfer: agents}]
                """;

        assertThat(ids(form.formatted("goto", "main"))).doesNotContain("main refusal 1");
        assertThat(ids(form.formatted("refuse", "true"))).contains("main refusal 1");
    }

    private List<String> ids(String dialogs) {
        Plans.write(folder, dialogs);
        return ids();
    }

    /** Of what was written, problems or not: a small dialplan may say texts that nobody wrote. */
    private List<String> ids() {
        UncheckedDialplan unchecked = DialplanReader.read(folder);
        return unchecked.dialplan(new Slots(Map.of(), Map.of())).transitions().stream()
                .map(Transition::id)
                .toList();
    }

    private static Dialplan shipped() throws PromptsException, DialplanException {
        Prompts prompts = Prompts.load(Path.of("prompts"));
        return Dialplans.load(
                ShippedDialplanTest.FOLDER,
                ShippedTopics.read(prompts),
                Services.contracts(),
                ShippedDialplanTest.HOURS,
                Texts.of(prompts));
    }
}
