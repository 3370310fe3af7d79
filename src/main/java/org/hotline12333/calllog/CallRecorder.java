package org.hotline12333.calllog;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.hotline12333.calllog.LoggedStep.Answer;
import org.hotline12333.calllog.LoggedStep.Farewell;
import org.hotline12333.calllog.LoggedStep.KeyRun;
import org.hotline12333.calllog.LoggedStep.Passing;
import org.hotline12333.calllog.LoggedStep.Question;
import org.hotline12333.calllog.LoggedStep.Submission;
import org.jspecify.annotations.Nullable;

/** Takes down one call. Used by that call's thread, which it never holds up. */
public final class CallRecorder {
    private final UUID call;
    private final Leg leg;
    private final Consumer<Entry> log;
    private final List<LoggedStep> steps = new ArrayList<>();
    private @Nullable LoggedStep open;
    private LoggedCall.@Nullable Visit visit;
    private boolean hasAnswer;

    CallRecorder(UUID call, Leg leg, Consumer<Entry> log) {
        this.call = call;
        this.leg = leg;
        this.log = log;
    }

    /**
     * Takes down a call that is in no log.
     *
     * @param steps gets what happened, once it has ended
     */
    public static CallRecorder unlogged(Consumer<List<LoggedStep>> steps) {
        return new CallRecorder(
                new UUID(0, 0),
                Leg.ASIDE,
                entry -> {
                    if (entry instanceof Entry.End end) {
                        steps.accept(end.steps());
                    }
                });
    }

    public void asked(Duration at, String place, String language, List<String> texts) {
        next(new Question(at, place, language, texts, Optional.empty(), List.of()));
    }

    /**
     * The question that was asked last is answered.
     *
     * @param keys empty where they are secret, and where they led nowhere
     * @param end {@code COMPLETE}, {@code TERMCHAR} or {@code TIMEOUT}
     */
    public void answered(Duration at, String keys, int count, String end) {
        if (open instanceof Question question) {
            open =
                    new Question(
                            question.at(),
                            question.place(),
                            question.language(),
                            question.texts(),
                            Optional.of(new Answer(at, keys, count, end)),
                            question.transitions());
        }
    }

    /**
     * Keys came one upon the other, and led somewhere.
     *
     * @param at when the last one came
     * @param place where the first one was keyed
     */
    public void keyRun(Duration at, String place, int count) {
        next(new KeyRun(at, place, count));
    }

    public void served(Duration at, String place, String service, String outcome) {
        next(new Submission(at, place, service, outcome, List.of()));
    }

    /** What was answered last led this way. */
    public void went(Duration at, String transition) {
        switch (open) {
            case Question(
                            var when,
                            var place,
                            var language,
                            var texts,
                            var answer,
                            var transitions) ->
                    open =
                            new Question(
                                    when,
                                    place,
                                    language,
                                    texts,
                                    answer,
                                    and(transitions, transition));
            case Submission(var when, var place, var service, var outcome, var transitions) ->
                    open =
                            new Submission(
                                    when, place, service, outcome, and(transitions, transition));
            case Passing(var when, var transitions) ->
                    open = new Passing(when, and(transitions, transition));
            case Farewell _, KeyRun _ -> next(new Passing(at, List.of(transition)));
            case null -> next(new Passing(at, List.of(transition)));
        }
    }

    public void closing(Duration at, String language, List<String> texts) {
        next(new Farewell(at, language, texts));
    }

    /** Before all else: a queue had the caller. */
    public void returned(LoggedCall.Visit from) {
        visit = from;
    }

    /** What the caller came for was told or done. */
    public void hasAnswer() {
        hasAnswer = true;
    }

    /**
     * The last that happens.
     *
     * @param queue the exchange's queue that the caller was given to, or empty
     */
    public void ended(Duration at, String how, String queue) {
        flush();
        log.accept(
                new Entry.End(
                        call,
                        steps,
                        Optional.ofNullable(visit),
                        new LoggedCall.End(at, how, queue),
                        CallOutcome.of(leg, hasAnswer, Optional.ofNullable(visit), how)));
    }

    private void next(LoggedStep step) {
        flush();
        open = step;
    }

    private void flush() {
        LoggedStep done = open;
        if (done != null) {
            steps.add(done);
            open = null;
        }
    }

    private static List<String> and(List<String> transitions, String transition) {
        List<String> more = new ArrayList<>(transitions);
        more.add(transition);
        return more;
    }
}
