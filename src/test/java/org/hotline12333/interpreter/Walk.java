package org.hotline12333.interpreter;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hotline12333.channel.Arrival;
import org.hotline12333.channel.Arrival.Outcome;
import org.hotline12333.channel.Arrival.Visit;
import org.hotline12333.channel.CollectSpec;
import org.hotline12333.channel.KeyInput;
import org.hotline12333.dialog.Dialplan;
import org.hotline12333.dialog.Transition;
import org.hotline12333.identity.PersonId;
import org.hotline12333.prompt.Language;
import org.hotline12333.service.Service;
import org.hotline12333.service.VerificationLevel;
import org.hotline12333.value.Value;

/** A caller's way through a dialplan, without a line and without services. */
final class Walk {
    static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    static final String ID = "990000198001010012";

    private Turn turn;
    private Duration clock = Duration.ZERO;

    private Walk(Turn turn) {
        this.turn = turn;
    }

    static Walk begin() {
        return begin(plan());
    }

    static Walk begin(Dialplan plan) {
        return new Walk(CallSession.begin(plan, TODAY, null));
    }

    static Walk resume(String line) {
        return resume(line, Outcome.JOINEMPTY);
    }

    /** Back from a queue. */
    static Walk resume(String line, Outcome why) {
        CallState state = CallState.parse(line).orElseThrow();
        return new Walk(
                Resumption.of(
                        plan(), TODAY, state, new Arrival.Back(Visit.of(why)), Optional.empty()));
    }

    /** At the main menu, in Mandarin. */
    static Walk atMain() {
        return begin().key("1");
    }

    /** At the menu of enquiries, verified. */
    static Walk atEnquiry() {
        return atMain().key("1")
                .outcome("unknown")
                .entry(ID)
                .entry("1000000012", KeyInput.End.TERMCHAR)
                .outcome(
                        "verified",
                        new Service.Caller(VerificationLevel.VERIFIED, new PersonId(7)));
    }

    private static Dialplan plan() {
        return TestDialplans.shipped();
    }

    Walk key(String key) {
        return answer(new KeyInput(key, KeyInput.End.COMPLETE));
    }

    Walk hash() {
        return answer(new KeyInput("", KeyInput.End.TERMCHAR));
    }

    Walk silence() {
        return answer(new KeyInput("", KeyInput.End.TIMEOUT));
    }

    /** An entry that is complete by its length. */
    Walk entry(String keys) {
        return entry(keys, KeyInput.End.COMPLETE);
    }

    Walk entry(String keys, KeyInput.End end) {
        return answer(new KeyInput(keys, end));
    }

    Walk after(Duration pause) {
        clock = clock.plus(pause);
        return this;
    }

    /** The line was not listened to. */
    Walk waited(Duration time) {
        turn = new Turn(turn.session().waited(time), turn.step());
        return this;
    }

    private Walk answer(KeyInput keys) {
        turn = turn.session().answer(keys, clock);
        return this;
    }

    Walk outcome(String outcome, Map<String, Value> slots) {
        turn = turn.session().outcome(Service.Result.of(outcome, slots));
        return this;
    }

    Walk outcome(String outcome) {
        return outcome(outcome, Map.of());
    }

    Walk outcome(String outcome, Service.Caller caller) {
        turn = turn.session().outcome(new Service.Result(outcome, Map.of(), Optional.of(caller)));
        return this;
    }

    Walk failed() {
        turn = turn.session().failed();
        return this;
    }

    Walk absent() {
        turn = QueueTurns.absent(turn.session());
        return this;
    }

    Walk exhausted() {
        turn = turn.session().exhausted();
        return this;
    }

    /** The names of the ways that the last turn took. */
    List<String> transitions() {
        return turn.transitions().stream().map(Transition::id).toList();
    }

    Step step() {
        return turn.step();
    }

    String place() {
        return turn.session().place();
    }

    Language language() {
        return turn.session().language();
    }

    CallState state() {
        return turn.session().state();
    }

    CollectSpec collection() {
        return ((Step.Ask) step()).collection();
    }

    /** The ids of the texts of the present step. */
    List<String> said() {
        return words(step()).stream().map(QueuedPrompt::textId).toList();
    }

    /** The values that the present step says. */
    List<Value> figures() {
        return words(step()).stream().flatMap(said -> said.slots().values().stream()).toList();
    }

    /** What a step says. */
    static List<QueuedPrompt> words(Step step) {
        return switch (step) {
            case Step.Ask(var prompts, var _) -> prompts;
            case Step.Transfer(var prompts, var _, var _) -> prompts;
            case Step.End(var prompts) -> prompts;
            case Step.Recording _, Step.Submit _ -> List.of();
        };
    }

    static Path dialplans() {
        return Path.of("dialplans/hotline");
    }
}
