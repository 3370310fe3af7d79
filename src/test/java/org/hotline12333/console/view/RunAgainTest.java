package org.hotline12333.console.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hotline12333.calllog.LoggedStep;
import org.hotline12333.calllog.LoggedStep.Answer;
import org.hotline12333.calllog.LoggedStep.KeyRun;
import org.hotline12333.calllog.LoggedStep.Question;
import org.hotline12333.calllog.LoggedStep.Submission;
import org.hotline12333.calllog.Parting;
import org.hotline12333.calllog.Parting.Kind;
import org.hotline12333.console.view.CallReplay.Led;
import org.hotline12333.interpreter.Release;
import org.hotline12333.release.ReleaseFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RunAgainTest {
    private static final Led PRESENT = present();

    private static Led present() {
        try {
            Release release = ReleaseFolder.read(Path.of("."));
            return Led.by(release.prompts(), release.dialplan());
        } catch (Exception fault) {
            throw new IllegalStateException(fault);
        }
    }

    private static LoggedStep asked(String place, String keys, String way, String... texts) {
        return new Question(
                Duration.ZERO,
                place,
                "zh",
                List.of(texts),
                Optional.of(new Answer(Duration.ofSeconds(1), keys, 18, "COMPLETE")),
                List.of(way));
    }

    private static LoggedStep served(String outcome) {
        return new Submission(
                Duration.ofSeconds(2), "identify", "verify-numbers", outcome, List.of());
    }

    private static RunAgain parted(List<LoggedStep> then, List<LoggedStep> today) {
        Parting parting = Parting.of(then, today);
        return RunAgain.of("1", "person.1", then, Optional.empty(), today, PRESENT, parting);
    }

    private static String said(RunAgain again) {
        return Words.ENGLISH.text(
                again.sentence(),
                again.first(),
                again.second(),
                again.way()
                        .map(way -> Words.ENGLISH.text(way.cause(), way.transition().name()))
                        .orElse(again.place()));
    }

    @Test
    void whereAKeyLeadsElsewhereBothPlacesAreToldAndNothingThatIsKeyedThere() {
        LoggedStep main = asked("main", "1", "main key 1", "main-menu");
        RunAgain again =
                parted(
                        List.of(main, asked("identify/id-number", "", "", "ask-id-number")),
                        List.of(main, asked("office", "9", "office key 9", "office-menu"), main));

        assertThat(said(again))
                .isEqualTo(
                        "They part here: key 1 led to identify/id-number then, and leads to"
                                + " office today.");
        assertThat(again.today()).hasSize(2);
        assertThat(again.today().getLast().place()).isEqualTo("office");
        assertThat(again.today().getLast().keyed()).isEmpty();
        assertThat(again.today().getLast().went()).isEmpty();
        assertThat(again.then().getFirst().keyed()).isPresent();
    }

    @Test
    void otherTextsAreToldByTheirNames() {
        RunAgain again =
                parted(
                        List.of(asked("main", "1", "main key 1", "main-menu")),
                        List.of(asked("main", "1", "main key 1", "help-keys", "main-menu")));

        assertThat(said(again)).contains("main-menu then, and says help-keys, main-menu today");
    }

    @Test
    void anOutcomeAWayAndAnEndAreTold() {
        LoggedStep main = asked("main", "1", "main key 1", "main-menu");

        assertThat(said(parted(List.of(served("verified")), List.of(served("refused")))))
                .contains("answered verified then, and answers refused today");
        assertThat(
                        said(
                                parted(
                                        List.of(main),
                                        List.of(
                                                asked(
                                                        "main",
                                                        "1",
                                                        "main nomatch 1",
                                                        "main-menu")))))
                .contains("it went main key 1 then, and goes main nomatch 1 today");
        assertThat(said(parted(List.of(main, served("verified")), List.of(main))))
                .contains("Today the call is over here; then it came to identify");
        assertThat(said(parted(List.of(main), List.of(main, served("verified")))))
                .contains("Then the call was over here; today it comes to identify");
        assertThat(said(parted(List.of(main), List.of(main)))).contains("the same way");
    }

    @Test
    void aRunOfKeysEndsWhatCanBeCompared() {
        LoggedStep main = asked("main", "1", "main key 1", "main-menu");
        LoggedStep run = new KeyRun(Duration.ofSeconds(3), "policy", 9);

        assertThat(Parting.of(List.of(main, run), List.of(main)))
                .isEqualTo(new Parting(1, Kind.LOST));
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void eachHasItsSentence(Kind kind) {
        RunAgain again =
                new RunAgain("1", "person.1", false, List.of(), List.of(), new Parting(0, kind));
        for (Words words : Words.values()) {
            assertThat(words.text(again.sentence(), "a", "b", "c")).isNotBlank();
        }
    }

    @Test
    void eachEndingAndEachStepHasAName() {
        for (String how : CallList.ENDINGS) {
            assertThat(Words.CHINESE.names()).contains("replay.how." + how);
        }
        assertThat(Words.CHINESE.names())
                .contains(
                        "replay.keyed.keys",
                        "replay.keyed.count",
                        "replay.keyed.hash",
                        "replay.keyed.silence",
                        "replay.again.place-by",
                        "replay.busy",
                        "replay.none",
                        "replay.none-yet",
                        "replay.away",
                        "replay.unknown",
                        "replay.again.busy",
                        "replay.then",
                        "replay.then-by-today");
    }
}
