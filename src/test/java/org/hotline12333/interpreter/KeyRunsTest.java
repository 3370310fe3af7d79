package org.hotline12333.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.Year;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.hotline12333.channel.CallFacts;
import org.hotline12333.channel.KeyInput;
import org.hotline12333.interpreter.CallEvent.Answered;
import org.hotline12333.interpreter.CallEvent.Asked;
import org.hotline12333.prompt.Language;
import org.hotline12333.service.FieldValue;
import org.junit.jupiter.api.Test;

class KeyRunsTest {
    private static final Language ZH = new Language("zh");

    private final List<CallEvent> told = new ArrayList<>();
    private final Consumer<CallEvent> call =
            new KeyRuns(_ -> told::add)
                    .begins(
                            new CallEvent.Begun(
                                    Duration.ZERO,
                                    new CallFacts("1", "", "12333"),
                                    "",
                                    Instant.EPOCH));
    private long seconds;

    /** A question, and its answer after so many seconds. */
    private KeyRunsTest answers(String place, String keys, int after) {
        return answers(place, keys, keys.length(), after, false);
    }

    private KeyRunsTest answers(String place, String keys, int length, int after, boolean secret) {
        call.accept(new Asked(Duration.ofSeconds(seconds), place, ZH, List.of()));
        seconds += after;
        Duration at = Duration.ofSeconds(seconds);
        call.accept(new Answered(at, place, keys, length, KeyInput.End.COMPLETE, secret));
        return this;
    }

    private KeyRunsTest keysAtOnce(String place, String keys) {
        keys.chars().forEach(key -> answers(place, Character.toString(key), 0));
        return this;
    }

    private KeyRunsTest listens() {
        return answers("there", "", 0, 11, false);
    }

    private List<String> ends(CallEvent.End how) {
        call.accept(new CallEvent.Ended(Duration.ofSeconds(seconds), how, ""));
        return keys();
    }

    /** The keys that were told, and the counts of runs. */
    private List<String> keys() {
        List<String> keys = new ArrayList<>();
        for (CallEvent event : told) {
            if (event instanceof Answered answer && answer.length() > 0) {
                keys.add(answer.keys());
            } else if (event instanceof CallEvent.KeyRun run) {
                keys.add(run.place() + ", " + run.keys() + " keys");
            }
        }
        return keys;
    }

    @Test
    void whoKnowsTheMenusIsTold() {
        keysAtOnce("main", "1153").listens();

        assertThat(keys()).containsExactly("1", "1", "5", "3");
    }

    @Test
    void moreIsARunAndNothingOfItIsTold() {
        keysAtOnce("main", "115");
        call.accept(new CallEvent.Served(Duration.ofSeconds(seconds), "form", "service", "told"));
        keysAtOnce("enquiry", "31");
        assertThat(keys()).isEmpty();

        listens();
        assertThat(keys()).containsExactly("main, 5 keys");
        assertThat(told)
                .hasExactlyElementsOfTypes(
                        Asked.class, CallEvent.KeyRun.class, Asked.class, Answered.class);
        assertThat(told.get(2)).extracting("place").isEqualTo("there");
    }

    @Test
    void aRunGoesOnWhileNobodyListensForLong() {
        for (int i = 0; i < 18; i++) {
            answers("main", "1", 10);
        }
        assertThat(ends(CallEvent.End.HUNG_UP)).containsExactly("main, 18 keys");
    }

    @Test
    void whoListensBetweenTwoKeysIsTold() {
        for (int i = 0; i < 6; i++) {
            answers("enquiry", "1", 11);
        }
        assertThat(ends(CallEvent.End.HUNG_UP)).hasSize(6).containsOnly("1");
    }

    @Test
    void whileAServiceWorksNobodyListens() {
        for (int i = 0; i < 6; i++) {
            answers("enquiry", "1", 1);
            seconds += 20;
            call.accept(new CallEvent.Served(Duration.ofSeconds(seconds), "", "", ""));
        }
        assertThat(ends(CallEvent.End.HUNG_UP)).containsExactly("enquiry, 6 keys");
    }

    @Test
    void aSecretThatWasAskedForEndsARun() {
        keysAtOnce("main", "11").answers("id", "", 18, 3, true).keysAtOnce("enquiry", "123");

        assertThat(ends(CallEvent.End.HUNG_UP)).containsExactly("1", "1", "", "1", "2", "3");
    }

    @Test
    void oneKeyAtASecretIsPartOfARun() {
        keysAtOnce("main", "11").answers("id", "", 1, 3, true).keysAtOnce("main", "11");

        assertThat(ends(CallEvent.End.HUNG_UP)).containsExactly("main, 5 keys");
    }

    @Test
    void aMonthIsToldUnlessWhatLedNowhereCameBefore() {
        answers("history", "3", 1).answers("month", "202401", 30).listens();
        answers("history", "3", 1).answers("month", "", 6, 3, false).answers("month", "198412", 30);

        assertThat(ends(CallEvent.End.HUNG_UP)).containsExactly("3", "202401", "3", "", "");
    }

    @Test
    void aMonthInWhichNobodyAliveHasWorkedMayBeAPassword() {
        assertThat(month(2026, 11).isLikely(Walk.TODAY)).isTrue();
        assertThat(month(1985, 6).isLikely(Walk.TODAY)).isTrue();
        assertThat(month(2026, 12).isLikely(Walk.TODAY)).isFalse();
        assertThat(month(1357, 9).isLikely(Walk.TODAY)).isFalse();
        assertThat(new FieldValue.CalendarYear(Year.of(2027)).isLikely(Walk.TODAY)).isFalse();
    }

    private static FieldValue month(int year, int month) {
        return new FieldValue.CalendarMonth(YearMonth.of(year, month));
    }

    @Test
    void whatMayGoOnAtAnotherServerIsNotTold() {
        keysAtOnce("main", "112");

        assertThat(ends(CallEvent.End.HANDED_OVER)).containsExactly("main, 3 keys");
    }

    /** A key that leads somewhere there is told, and one that does not is not. */
    @Test
    void onlyWhatLedSomewhereIsTold() {
        assertThat(Map.of("1", "1", "7", ""))
                .allSatisfy((key, shown) -> {
                    Turn next =
                            CallSession.begin(TestDialplans.shipped(), Walk.TODAY, null)
                                    .session()
                                    .answer(
                                            new KeyInput(key, KeyInput.End.COMPLETE),
                                            Duration.ofSeconds(1));
                    KeyInput keys = new KeyInput(key, KeyInput.End.COMPLETE);
                    assertThat(Answered.of(Duration.ZERO, "", keys, false, next).keys())
                            .isEqualTo(shown);
                    assertThat(Answered.of(Duration.ZERO, "", keys, true, next).keys()).isEmpty();
                });
    }
}
