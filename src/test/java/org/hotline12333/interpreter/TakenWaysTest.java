package org.hotline12333.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hotline12333.channel.KeyInput;
import org.hotline12333.channel.KeyInput.End;
import org.hotline12333.dialog.Action;
import org.hotline12333.dialog.Dialog;
import org.hotline12333.dialog.Dialog.Menu;
import org.hotline12333.dialog.Dialplan;
import org.hotline12333.dialog.Transition;
import org.junit.jupiter.api.Test;

class TakenWaysTest {
    private static final List<String> ALL =
            TestDialplans.shipped().transitions().stream().map(Transition::id).toList();

    @Test
    void aCallBeginsOnNoWay() {
        assertThat(Walk.begin().transitions()).isEmpty();
    }

    @Test
    void aChoiceAndALinkAreKeysOfTheirMenu() {
        assertTaken(Walk.begin().key("1"), "welcome key 1");
        assertTaken(Walk.atMain().key("0"), "main key 0");
        assertTaken(Walk.atMain().key("9"), "main key 9");
        assertTaken(Walk.atMain().after(Duration.ofSeconds(5)).hash(), "main key #");
        assertTaken(Walk.atMain().key("2").key("*"), "policy key *");
    }

    @Test
    void aMenuMayUseTheHashItself() {
        Dialplan shipped = TestDialplans.shipped();
        Menu welcome = (Menu) shipped.dialog(shipped.start());
        Action choice = welcome.choices().values().iterator().next();
        Map<String, Dialog> dialogs = new HashMap<>(shipped.dialogs());
        dialogs.put(
                welcome.id(),
                new Menu(welcome.id(), welcome.question(), Map.of('#', choice), Optional.empty()));
        Dialplan plan =
                new Dialplan(
                        shipped.digest(),
                        shipped.start(),
                        shipped.language(),
                        shipped.links(),
                        shipped.error(),
                        shipped.limit(),
                        shipped.filler(),
                        shipped.unfinished(),
                        shipped.interrupted(),
                        shipped.queues(),
                        dialogs,
                        shipped.slots());

        Turn turn =
                CallSession.begin(plan, Walk.TODAY, null)
                        .session()
                        .answer(new KeyInput("", End.TERMCHAR), Duration.ZERO);

        assertThat(turn.transitions())
                .containsExactly(
                        new Transition("welcome", "", Transition.Cause.CHOICE, "#", choice));
    }

    @Test
    void aStepOfALadderIsNamedByItsNumberAndTheLastOneRepeats() {
        Walk walk = Walk.atMain();

        assertTaken(walk.silence(), "main noinput 1");
        assertTaken(walk.key("7"), "main nomatch 1");
        assertTaken(walk.silence(), "main noinput 2");
        assertTaken(walk.silence(), "main noinput 3");
    }

    @Test
    void inAFormTheFieldIsNamed() {
        Walk walk = atIdNumber();

        assertTaken(walk.silence(), "identify/id-number noinput 1");
        assertTaken(walk.entry("123", End.TERMCHAR), "identify/id-number nomatch 1");
        assertThat(walk.entry(Walk.ID).transitions()).isEmpty();
        assertTaken(walk.entry(Walk.ID), "identify/social-security-number mistaken 1");
        assertThat(walk.key("*").transitions()).isEmpty();
        assertTaken(walk.key("*"), "identify/id-number key *");
    }

    @Test
    void zeroAndHashInANumberAreTheLinkOfItsField() {
        assertTaken(atIdNumber().entry("0", End.TERMCHAR), "identify/id-number key 0");
        assertTaken(atIdNumber().after(Duration.ofSeconds(5)).hash(), "identify/id-number key #");
    }

    @Test
    void aHashThatTrailsAnEntryIsNoWay() {
        assertThat(atIdNumber().entry(Walk.ID).hash().transitions()).isEmpty();
    }

    @Test
    void aRefusalIsTheOutcomeAndTheStepThatItLeadsTo() {
        Walk walk = atIdNumber();

        assertTaken(refused(walk), "identify outcome refused", "identify refusal 1");
        assertTaken(refused(walk), "identify outcome refused", "identify refusal 2");
    }

    @Test
    void anOutcomeAndAFaultAreNamedByTheirForm() {
        assertTaken(Walk.atMain().key("1").outcome("unknown"), "personal outcome unknown");
        assertTaken(Walk.atEnquiry().key("1").failed(), "pension error");
    }

    @Test
    void nobodyInTheQueueIsAWayWhetherOrNotTheCallWasAway() {
        Walk waiting = Walk.atMain().key("0");

        assertTaken(Walk.resume(waiting.state().line()), "queue agents absent");
        assertTaken(waiting.absent(), "queue agents absent");
    }

    @Test
    void theLimitIsAWay() {
        assertTaken(Walk.atMain().exhausted(), "limit");
    }

    private static Walk atIdNumber() {
        return Walk.atMain().key("1").outcome("unknown");
    }

    private static Walk refused(Walk walk) {
        return walk.entry(Walk.ID).entry("1000000013", End.TERMCHAR).outcome("refused");
    }

    private static void assertTaken(Walk walk, String... ids) {
        assertThat(walk.transitions()).containsExactly(ids);
        assertThat(ALL).containsAll(Stream.of(ids).toList());
    }
}
