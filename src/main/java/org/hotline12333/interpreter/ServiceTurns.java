package org.hotline12333.interpreter;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.hotline12333.background.RateLimitedLog;
import org.hotline12333.channel.CallFacts;
import org.hotline12333.channel.DisconnectException;
import org.hotline12333.dialog.Filler;
import org.hotline12333.identity.Origin;
import org.hotline12333.service.Enquirer;
import org.hotline12333.service.Service;
import org.hotline12333.service.ServiceAwayException;
import org.hotline12333.service.ServiceDesk;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * What comes of what forms submit. Who is there hears at once that something is away; for who has
 * hung up it is tried again, since nobody waits and nobody can be asked again.
 *
 * @param desk where the dialplans submit to
 * @param faults how loud it is told that a service has failed or is away
 */
record ServiceTurns(ServiceDesk desk, RateLimitedLog warnings, Level faults) {
    private static final Logger LOG = LoggerFactory.getLogger(ServiceTurns.class);

    /** Between what is tried for somebody who has hung up: a restart of the store takes as long. */
    private static final List<Duration> AFTER_HANG_UP =
            Stream.of(2, 8, 20, 30).map(Duration::ofSeconds).toList();

    /** No dialplan does so much for somebody who is gone. */
    private static final int STEPS_MAX = 10;

    /** What comes of it, for a caller who is there. */
    Turn served(CallUnderWay call, CallSession session, Step.Submit submit) {
        Duration submitted = call.clock();
        try {
            return turn(call, session, submit, call.release().dialplan().filler());
        } catch (ServiceAwayException away) {
            complain(call, away);
            if (submit.isOnlyHere() && call.isGone()) {
                finish(call, new Turn(session, submit));
                throw new DisconnectException();
            }
            return session.waited(call.clock().minus(submitted)).failed();
        }
    }

    private Turn turn(
            CallUnderWay call, CallSession session, Step.Submit submit, Optional<Filler> filler) {
        String place = session.place();
        String service = submit.service();
        Duration submitted = call.clock();
        Service.Result result;
        try {
            Supplier<Service.Result> work = () -> serve(call, session, submit);
            result = filler.isPresent() ? patiently(call, session, filler.get(), work) : work.get();
        } catch (DisconnectException | ServiceAwayException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.atLevel(faults)
                    .setCause(e)
                    .log("call {} {}: service {} failed", call.id(), place, service);
            return session.waited(call.clock().minus(submitted)).failed();
        }
        String outcome = result.outcome();
        call.observer().tell(new CallEvent.Served(call.clock(), place, service, outcome));
        return session.waited(call.clock().minus(submitted)).outcome(result);
    }

    /** What is done for a caller who has hung up: services alone, in silence and patiently. */
    void finish(CallUnderWay call, Turn last) {
        Turn turn = last;
        for (int steps = 0; steps < STEPS_MAX; steps++) {
            Optional<Turn> next =
                    switch (turn.step()) {
                        case Step.Ask _ -> turn.session().hungUp();
                        case Step.Submit submit ->
                                Optional.of(insist(call, turn.session(), submit));
                        case Step.Recording _, Step.Transfer _, Step.End _ -> Optional.empty();
                    };
            if (next.isEmpty()) {
                return;
            }
            turn = next.get();
            call.observer().tell(call.clock(), turn.transitions());
        }
    }

    /** Nobody waits for it any more, so that it may wait for the store. */
    private Turn insist(CallUnderWay call, CallSession session, Step.Submit submit) {
        for (Duration pause : AFTER_HANG_UP) {
            try {
                return turn(call, session, submit, Optional.empty());
            } catch (ServiceAwayException away) {
                complain(call, away);
            }
            if (call.channel().isLeaving()) {
                break;
            }
            call.channel().rest(pause);
        }
        try {
            return turn(call, session, submit, Optional.empty());
        } catch (ServiceAwayException away) {
            LOG.atLevel(faults)
                    .log(
                            "hang-up not served: {} for {}, {}, call {}",
                            submit.service(),
                            session.place(),
                            away.why(),
                            call.id());
            return session.failed();
        }
    }

    void complain(CallUnderWay call, ServiceAwayException away) {
        if (faults == Level.ERROR) {
            warnings.about(away.what(), away.why() + ", call " + call.id());
        }
    }

    private static Service.Result patiently(
            CallUnderWay call, CallSession session, Filler filler, Supplier<Service.Result> work) {
        List<QueuedPrompt> words = List.of(new QueuedPrompt(filler.text(), Map.of()));
        return call.channel()
                .during(
                        work,
                        filler.delay(),
                        () ->
                                QueuedPrompt.spoken(
                                        words, call.release().prompts(), session.language()));
    }

    private Service.Result serve(CallUnderWay call, CallSession session, Step.Submit submit) {
        CallFacts facts = call.channel().facts();
        Enquirer enquirer =
                new Enquirer(
                        Origin.telephone(facts.callerId()),
                        facts.uniqueId(),
                        call.speed().takeQuick());
        Optional<Service.Caller> caller = Optional.ofNullable(session.state().caller());
        return desk.serve(
                submit.service(),
                new Service.Request(
                        enquirer,
                        submit.fields(),
                        session.state().values(),
                        caller,
                        session.today(),
                        session.language().code(),
                        QueuedPrompt.written(
                                submit.told(), call.release().prompts(), session.language())));
    }
}
