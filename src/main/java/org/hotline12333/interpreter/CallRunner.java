package org.hotline12333.interpreter;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.hotline12333.background.RateLimitedLog;
import org.hotline12333.channel.Arrival;
import org.hotline12333.channel.CallChannel;
import org.hotline12333.channel.ClipMissingException;
import org.hotline12333.channel.CollectSpec;
import org.hotline12333.channel.DisconnectException;
import org.hotline12333.channel.KeyInput;
import org.hotline12333.channel.RecordSpec;
import org.hotline12333.dialog.Dialplan;
import org.hotline12333.dialog.weight.Weight;
import org.hotline12333.hours.Opening.Closed;
import org.hotline12333.interpreter.CallEvent.Begun;
import org.hotline12333.interpreter.CallEvent.End;
import org.hotline12333.interpreter.CallState.Place.InQueue;
import org.hotline12333.prompt.Language;
import org.hotline12333.prompt.Prompts;
import org.hotline12333.prompt.Utterance;
import org.hotline12333.service.ServiceAwayException;
import org.hotline12333.service.ServiceDesk;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Performs the steps of a call on its channel and feeds the answers back, until the call ends. One
 * object runs all calls, each in its own thread.
 */
public final class CallRunner {
    private static final Logger LOG = LoggerFactory.getLogger(CallRunner.class);
    private static final CallObserver LINES = new KeyRuns(new CallLines());
    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

    private final Releases releases;
    private final ServiceDesk desk;
    private final ServiceTurns services;
    private final StateSealer seal;
    private final CallLimits limits;
    private final InstantSource clock;
    private final CallObserver observer;
    private final Level faults;
    private final RateLimitedLog warnings = new RateLimitedLog(System::nanoTime);

    /** How a call was left, and for which queue of the exchange where it was a transfer. */
    private record Left(End how, String queue) {
        Left(End how) {
            this(how, "");
        }
    }

    /**
     * A runner whose calls nobody observes but the log of steps.
     *
     * @param desk where the dialplans submit to
     */
    public CallRunner(
            Releases releases,
            ServiceDesk desk,
            StateSealer seal,
            CallLimits limits,
            InstantSource clock) {
        this(releases, desk, seal, limits, clock, LINES, Level.ERROR);
    }

    private CallRunner(
            Releases releases,
            ServiceDesk desk,
            StateSealer seal,
            CallLimits limits,
            InstantSource clock,
            CallObserver observer,
            Level faults) {
        this.releases = releases;
        this.desk = desk;
        services = new ServiceTurns(desk, warnings, faults);
        this.faults = faults;
        this.seal = seal;
        this.limits = limits;
        this.clock = clock;
        this.observer = observer;
    }

    /** The same runner, whose calls this observer is told of as well. */
    public CallRunner observedBy(CallObserver other) {
        return new CallRunner(releases, desk, seal, limits, clock, observer.and(other), faults);
    }

    /**
     * The same runner, whose calls are in no log, faults on request included, nor told to anybody.
     */
    public CallRunner untold() {
        return new CallRunner(releases, desk, seal, limits, clock, CallObserver.NONE, Level.DEBUG);
    }

    /**
     * Runs a call to its end. A hang-up is an ordinary end. What the hotline cannot mend leaves as
     * an exception, after the caller was offered a person; the exchange then takes the caller back.
     */
    public void run(CallChannel channel) {
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, BEIJING);
        Release present = releases.present().on(today);
        Dialplan plan = present.dialplan();
        Begun begun = new Begun(channel.clock(), channel.facts(), plan.digest(), now);
        Turn fresh = CallSession.begin(plan, today, null);
        ResumeState resumeState = new ResumeState(channel, seal, fresh.session().state(), warnings);
        SafeObserver told = new SafeObserver(List.of(observer), begun);
        CallUnderWay call =
                new CallUnderWay(channel, told, resumeState, new KeyingSpeed(), present);
        Left left = new Left(End.FAILED);
        try {
            Optional<CallState> saved = saved(call);
            left = saved.isEmpty() ? walk(call, fresh, false) : goOn(call, saved.get(), today);
        } catch (DisconnectException e) {
            left = new Left(End.HUNG_UP);
        } catch (ServiceAwayException away) {
            services.complain(call, away);
        } finally {
            call.observer().tell(new CallEvent.Ended(call.clock(), left.how(), left.queue()));
        }
    }

    /**
     * Goes on until the call is left.
     *
     * @param kept whether the caller may have a place in a queue
     */
    private Left walk(CallUnderWay call, Turn first, boolean kept) {
        Turn turn = first.telling(call.release().news(now()));
        boolean keeps = kept;
        boolean silent = false;
        for (int steps = 1; ; steps++) {
            call.observer().tell(call.clock(), turn.transitions());
            if (steps > limits.steps() || call.clock().compareTo(limits.length()) > 0) {
                Turn last = turn.session().exhausted();
                call.observer().tell(call.clock(), last.transitions());
                return leave(call, last);
            }
            switch (turn.step()) {
                case Step.Ask ask -> {
                    try {
                        if (call.isHandedOver(turn.session(), keeps)) {
                            return new Left(End.HANDED_OVER);
                        }
                        keeps = keeps && QueueTurns.keepsPlace(turn.session());
                        turn = ask(call, turn.session(), ask);
                        silent = false;
                    } catch (ClipMissingException e) {
                        call.unsaid(turn.session().place(), e);
                        if (silent) {
                            throw e; // nor can the way out of it be heard: the exchange leads on
                        }
                        silent = true;
                        turn = turn.session().failed();
                    } catch (DisconnectException e) {
                        services.finish(call, turn);
                        throw e;
                    }
                }
                case Step.Recording(RecordSpec how) -> turn = call.listen(turn.session(), how);
                case Step.Submit submit -> turn = services.served(call, turn.session(), submit);
                case Step.Transfer transfer -> {
                    Turn told = transfer(call, turn.session(), transfer, keeps);
                    if (told.transitions().isEmpty()) {
                        return leave(call, told);
                    }
                    turn = told;
                    keeps = true;
                }
                case Step.End _ -> {
                    return leave(call, turn);
                }
            }
        }
    }

    /** Where a call stood that comes back; nothing for a new one. */
    private Optional<CallState> saved(CallUnderWay call) {
        call.channel().answer();
        Optional<String> saved = call.channel().savedState();
        if (saved.isEmpty()) {
            call.channel().pause(Weight.LEAD_IN);
        }
        return saved.flatMap(sealed -> seal.open(call.id(), sealed)).flatMap(CallState::parse);
    }

    /** With the release that the call began with, or the present one where that is not had. */
    private Left goOn(CallUnderWay call, CallState state, LocalDate today) {
        CallUnderWay own =
                releases.of(state.digest()).map(of -> call.withRelease(of.on(today))).orElse(call);
        Dialplan plan = own.release().dialplan();
        Arrival arrival = call.channel().facts().arrival();
        if (state.place() instanceof InQueue && arrival instanceof Arrival.Back(var visit)) {
            call.observer().tell(new CallEvent.Returned(call.clock(), visit));
        }
        Optional<Closed> closed =
                state.queue(plan).flatMap(queue -> own.release().closed(queue, now()));
        Turn turn = Resumption.of(plan, today, state, arrival, closed);
        boolean canBeSaid = !(turn.step() instanceof Step.Ask ask) || canBeSaid(own, turn, ask);
        return walk(
                own,
                canBeSaid ? turn : CallSession.begin(plan, today, state.caller()),
                state.place() instanceof InQueue || QueueTurns.keepsPlace(turn.session()));
    }

    /**
     * A transfer that can be, told where it takes time, or the way that leads elsewhere. Who has a
     * place in that queue keeps it when its hours are over.
     */
    private Turn transfer(
            CallUnderWay call, CallSession session, Step.Transfer transfer, boolean keepsPlace) {
        Optional<Closed> closed =
                call.release()
                        .closed(QueueTurns.queue(session), now())
                        .filter(_ -> !keepsPlace || !call.channel().hasPlaceIn(transfer.target()));
        return closed.map(hours -> QueueTurns.closed(session, hours))
                .orElseGet(() -> call.transfers().told(session, transfer));
    }

    private LocalDateTime now() {
        return LocalDateTime.ofInstant(clock.instant(), BEIJING);
    }

    /**
     * In another dialplan than its own a call may come to a text whose slots nothing has filled.
     */
    private static boolean canBeSaid(CallUnderWay call, Turn turn, Step.Ask ask) {
        Prompts prompts = call.release().prompts();
        Language language = turn.session().language();
        return prompts.languages().contains(language)
                && ask.prompts().stream()
                        .allMatch(said ->
                                prompts.slots(language, said.textId())
                                        .filter(slots ->
                                                said.slots().keySet().containsAll(slots.keySet()))
                                        .isPresent());
    }

    private Turn ask(CallUnderWay call, CallSession session, Step.Ask ask) {
        CollectSpec collection = ask.collection();
        Language language = session.language();
        String place = session.place();
        call.observer()
                .tell(
                        new CallEvent.Asked(
                                call.clock(), place, language, QueuedPrompt.ids(ask.prompts())));
        Duration asked = call.clock();
        KeyInput keys =
                call.channel().collect(utterance(call, language, ask.prompts()), collection);
        Duration at = call.clock();
        Turn next = session.answer(keys, at);
        call.observer().tell(CallEvent.Answered.of(at, place, keys, collection.secret(), next));
        if (collection.secret() && call.speed().keyed(keys, at.minus(asked))) {
            LOG.info("call {} {}: machine's keying speed", call.id(), place);
        }
        return next;
    }

    /**
     * Says the last words, and gives the caller to a queue or ends the call. Whether the queue has
     * anybody the exchange knows best, at that moment: it brings back whom it cannot let wait.
     */
    private Left leave(CallUnderWay call, Turn turn) {
        CallChannel channel = call.channel();
        return switch (turn.step()) {
            case Step.Transfer(List<QueuedPrompt> words, String target, boolean told) -> {
                if (!told) {
                    close(call, turn.session().language(), words);
                }
                channel.transfer(
                        call.transfers().passage(turn.session()),
                        call.resumeState().forQueue(turn.session().state()));
                yield new Left(End.TRANSFERRED, target);
            }
            case Step.End(List<QueuedPrompt> words) -> {
                close(call, turn.session().language(), words);
                channel.disconnect();
                yield new Left(End.ENDED);
            }
            // Nobody is hung up on without a word: the exchange goes on with a failed call.
            case Step.Ask _, Step.Recording _, Step.Submit _ ->
                    throw new IllegalStateException(
                            "the call goes on at %s after its limit"
                                    .formatted(turn.session().place()));
        };
    }

    private void close(CallUnderWay call, Language language, List<QueuedPrompt> words) {
        if (words.isEmpty()) {
            return;
        }
        call.observer()
                .tell(new CallEvent.Closing(call.clock(), language, QueuedPrompt.ids(words)));
        try {
            call.channel().say(utterance(call, language, words));
        } catch (ClipMissingException e) { // whom it was said to is led on all the same
            call.unsaid("", e);
        }
    }

    private static Utterance utterance(
            CallUnderWay call, Language language, List<QueuedPrompt> words) {
        return QueuedPrompt.spoken(words, call.release().prompts(), language);
    }
}
