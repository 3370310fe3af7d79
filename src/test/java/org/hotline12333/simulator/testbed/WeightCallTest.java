package org.hotline12333.simulator.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hotline12333.dialog.Action;
import org.hotline12333.dialog.Action.Target;
import org.hotline12333.dialog.Dialog.Form;
import org.hotline12333.dialog.Dialplan;
import org.hotline12333.dialog.TopicMenu;
import org.hotline12333.dialog.weight.Weight;
import org.hotline12333.dialog.weight.Weight.Answer;
import org.hotline12333.release.ReleaseException;
import org.hotline12333.release.ReleaseFolder;
import org.hotline12333.simulator.line.Act;
import org.hotline12333.simulator.line.Caller;
import org.hotline12333.simulator.line.Played;
import org.hotline12333.simulator.line.SimulatedChannel;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What the shipped menus weigh, and that callers at the same pace find it so to the millisecond.
 */
class WeightCallTest {
    private static final Duration HEARD_MAX = Duration.ofSeconds(45);
    private static final Duration TYPED_AHEAD_MAX = Duration.ofSeconds(2);

    @TempDir static Path keys;
    private static TestHotline hotline;
    private static Weight weight;

    @BeforeAll
    static void weigh() throws ReleaseException {
        hotline = TestHotline.open(keys);
        weight =
                ReleaseFolder.weight(
                        ReleaseFolder.written(Path.of(""), hotline.prompts()).dialplan(),
                        hotline.prompts());
    }

    @AfterAll
    static void close() {
        hotline.close();
    }

    private static Answer answer(String language, String name) {
        return weight.answers().stream()
                .filter(answer -> answer.language().code().equals(language))
                .filter(answer -> answer.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** When the caller hears the beginning of this clip. */
    private static Duration heard(Caller caller, String clip) {
        SimulatedChannel channel =
                new SimulatedChannel(hotline.exchange(), caller, hotline.prompts()::length);
        hotline.runner().run(channel);
        return channel.played().stream()
                .filter(played -> played.clip().id().equals(clip))
                .map(Played::at)
                .findFirst()
                .orElseThrow();
    }

    /** Hears every prompt out, keys the next entry at once, and leaves after the last one. */
    private static Caller patient(List<String> entries) {
        Deque<String> left = new ArrayDeque<>(entries);
        return moment ->
                switch (moment) {
                    case Caller.Moment.Waiting waiting when !waiting.heard().isEmpty() ->
                            left.isEmpty()
                                    ? List.of(new Act.HangUp(Duration.ZERO))
                                    : Act.presses(Duration.ZERO, Weight.KEY_PACE, left.remove());
                    case Caller.Moment.Waiting _,
                            Caller.Moment.Dialled _,
                            Caller.Moment.Speaking _,
                            Caller.Moment.Recording _ ->
                            List.of();
                };
    }

    private static Caller hasty(List<String> entries) {
        List<Act> acts =
                new ArrayList<>(
                        Act.presses(Duration.ZERO, Weight.KEY_PACE, String.join("", entries)));
        acts.add(new Act.HangUp(Duration.ofMinutes(1)));
        return Caller.timed(acts);
    }

    private static List<String> toPension(String language) {
        return List.of(
                language.equals("zh") ? "1" : "2",
                "1",
                Demo.PAYING.id,
                Demo.PAYING.number + "#",
                "1");
    }

    @ParameterizedTest
    @CsvSource({"zh", "en"})
    void aFirstTimeCallerHearsThePensionWhenItIsSaidTo(String language) {
        Answer pension = answer(language, "pension");

        assertThat(heard(patient(toPension(language)), language + "/pension-account-1"))
                .isEqualTo(pension.all().heard())
                .isLessThan(HEARD_MAX);
        assertThat(String.join("", toPension(language))).hasSize(pension.all().keys());
    }

    @ParameterizedTest
    @CsvSource({"zh", "en"})
    void aCallerWhoTypesAheadHearsThePensionWhenItIsSaidTo(String language) {
        Answer pension = answer(language, "pension");

        assertThat(heard(hasty(toPension(language)), language + "/pension-account-1"))
                .isEqualTo(pension.typed());
        assertThat(pension.lastKey()).isLessThan(TYPED_AHEAD_MAX);
    }

    @ParameterizedTest
    @CsvSource({"zh, 1", "en, 2"})
    void aFirstTimeCallerHearsAPolicyWhenItIsSaidTo(String language, String key) {
        assertThat(heard(patient(List.of(key, "2", "2", "2")), language + "/policy-transfer"))
                .isEqualTo(answer(language, "policy-transfer").all().heard());
    }

    @Test
    void everyAnswerIsWeighedInBothLanguages() throws ReleaseException {
        Dialplan dialplan = ReleaseFolder.written(Path.of(""), hotline.prompts()).dialplan();
        Set<String> answers =
                Stream.of("guides", "policies")
                        .flatMap(list ->
                                dialplan.topicMenus().topics().of(list).stream()
                                        .limit(TopicMenu.KEYS_MAX))
                        .map(topic -> topic.parts().getFirst())
                        .collect(Collectors.toCollection(TreeSet::new));
        List<Form> told =
                dialplan.dialogs().values().stream()
                        .filter(Form.class::isInstance)
                        .map(Form.class::cast)
                        .filter(form -> form.submit().service().startsWith("tell-"))
                        // Who has an initial password is led to another one first.
                        .filter(form -> !form.submit().service().equals("tell-status"))
                        .toList();
        told.stream().map(Form::id).forEach(answers::add);
        answers.addAll(
                List.of(
                        "ask-ticket",
                        "call-back",
                        "history-sms",
                        "message-played",
                        "other-number",
                        "sms"));
        // What another answer leads to is part of it.
        told.stream()
                .flatMap(form -> form.submit().outcomes().values().stream())
                .map(Action::target)
                .forEach(target -> {
                    if (target instanceof Target.Goto(String dialog)) {
                        answers.remove(dialog);
                    }
                });

        assertThat(told).hasSizeGreaterThan(1);
        for (String language : new String[] {"zh", "en"}) {
            assertThat(weight.answers())
                    .filteredOn(answer -> answer.language().code().equals(language))
                    .extracting(Answer::name)
                    .containsExactlyInAnyOrderElementsOf(answers);
        }
    }
}
