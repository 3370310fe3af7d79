package org.hotline12333.interpreter;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.hotline12333.channel.CallChannel;
import org.hotline12333.channel.DisconnectException;
import org.hotline12333.channel.Keys;
import org.hotline12333.dialog.Contract;
import org.hotline12333.dialog.Dialplan;
import org.hotline12333.dialog.Standing;
import org.hotline12333.interpreter.CallSession.Turn;
import org.hotline12333.prompt.Language;
import org.hotline12333.prompt.Prompts;
import org.hotline12333.prompt.Utterance;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Performs the steps of a call on its channel and feeds the answers back, until the call ends. One
 * object runs all calls, each in its own thread.
 */
public final class CallRunner {
    private static final Logger LOG = LoggerFactory.getLogger(CallRunner.class);
    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

    private final Supplier<Dialplan> dialplan;
    private final Prompts prompts;
    private final Map<String, Service> services;
    private final StateSeal seal;
    private final CallLimits limits;
    private final InstantSource clock;

    /**
     * A runner for a checked dialplan.
     *
     * @param dialplan the version that new calls begin with
     * @param services all that the dialplan submits to
     */
    public CallRunner(
            Supplier<Dialplan> dialplan,
            Prompts prompts,
            java.util.Collection<Service> services,
            StateSeal seal,
            CallLimits limits,
            InstantSource clock) {
        this.dialplan = dialplan;
        this.prompts = prompts;
        this.services =
                services.stream()
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        s -> s.contract().service(), Function.identity()));
        this.seal = seal;
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * Runs a call to its end. A hang-up is an ordinary end. What the hotline cannot mend leaves as
     * an exception, after the caller was offered a person; the exchange then takes the caller back.
     */
    public void run(CallChannel channel) {
        String call = channel.facts().uniqueId();
        LOG.info("call {} begins", call);
        String end = "failed";
        try {
            end = walk(channel);
        } catch (DisconnectException e) {
            end = "hung up";
        } finally {
            LOG.info("call {} ends: {}, after {} s", call, end, channel.clock().toSeconds());
        }
    }

    private String walk(CallChannel channel) {
        Turn turn = start(channel);
        for (int steps = 1; ; steps++) {
            if (steps > limits.steps() || channel.clock().compareTo(limits.length()) > 0) {
                return leave(channel, turn.session().exhausted());
            }
            switch (turn.step()) {
                case Step.Ask ask -> turn = ask(channel, turn.session(), ask);
                case Step.Submit submit -> turn = submit(channel, turn.session(), submit);
                case Step.Transfer transfer -> {
                    if (channel.agentReady(transfer.target())) {
                        return leave(channel, turn);
                    }
                    LOG.info("call {} {}: nobody there", id(channel), turn.session().place());
                    turn = turn.session().absent();
                }
                case Step.End _ -> {
                    return leave(channel, turn);
                }
            }
        }
    }

    private Turn start(CallChannel channel) {
        channel.answer();
        LocalDate today = LocalDate.ofInstant(clock.instant(), BEIJING);
        Optional<CallState> saved =
                channel.savedState()
                        .flatMap(sealed -> seal.open(id(channel), sealed))
                        .flatMap(CallState::parse);
        return saved.map(state -> CallSession.resume(dialplan.get(), today, state))
                .orElseGet(() -> CallSession.begin(dialplan.get(), today));
    }

    private Turn ask(CallChannel channel, CallSession session, Step.Ask ask) {
        Keys keys = channel.collect(utterance(session.language(), ask.prompts()), ask.collection());
        LOG.info(
                "call {} {}: {}",
                id(channel),
                session.place(),
                ask.collection().maxLength() == 1 && !keys.isEmpty() ? "key " + keys.keys() : keys);
        return session.answer(keys, channel.clock());
    }

    private Turn submit(CallChannel channel, CallSession session, Step.Submit submit) {
        Service.Result result;
        try {
            result = serve(channel, session, submit);
        } catch (RuntimeException e) {
            LOG.error("call {} {}: {} failed", id(channel), session.place(), submit.service(), e);
            return session.failed();
        }
        LOG.info(
                "call {} {}: {} gave {}",
                id(channel),
                session.place(),
                submit.service(),
                result.outcome());
        return session.outcome(result);
    }

    private Service.Result serve(CallChannel channel, CallSession session, Step.Submit submit) {
        Service service = services.get(submit.service());
        if (service == null) {
            throw new IllegalStateException("no service " + submit.service());
        }
        Optional<Service.Caller> caller = Optional.ofNullable(session.state().caller());
        Standing standing = caller.map(Service.Caller::standing).orElse(Standing.UNKNOWN);
        Contract contract = service.contract();
        if (standing.compareTo(contract.standing()) < 0) {
            throw new IllegalStateException(submit.service() + " needs " + contract.standing());
        }
        return service.serve(
                new Service.Request(
                        channel.facts(), submit.fields(), session.state().values(), caller));
    }

    /** Says the last words, and gives the caller to an agent or ends the call. */
    private String leave(CallChannel channel, Turn turn) {
        Language language = turn.session().language();
        return switch (turn.step()) {
            case Step.Transfer(List<Said> words, String target) when channel.agentReady(target) -> {
                channel.say(utterance(language, words));
                channel.transfer(target, sealed(channel, turn.session()));
                yield "transferred to " + target;
            }
            case Step.End(List<Said> words) -> {
                channel.say(utterance(language, words));
                channel.disconnect();
                yield "ended";
            }
            case Step.Transfer _, Step.Ask _, Step.Submit _ -> {
                channel.disconnect();
                yield "ended at a limit";
            }
        };
    }

    /** The state, or nothing where the exchange could not take it: the transfer comes first. */
    private String sealed(CallChannel channel, CallSession session) {
        String sealed = seal.seal(id(channel), session.state().transferred().line());
        if (sealed.length() <= StateSeal.LENGTH_MAX) {
            return sealed;
        }
        LOG.warn(
                "call {} {}: its state is too long to go along, {} characters of {}; a caller who"
                        + " comes back begins anew",
                id(channel),
                session.place(),
                sealed.length(),
                StateSeal.LENGTH_MAX);
        return "";
    }

    private Utterance utterance(Language language, List<Said> words) {
        Utterance all = Utterance.SILENCE;
        for (Said said : words) {
            all = all.then(prompts.say(language, said.textId(), said.slots()));
        }
        return all;
    }

    private static String id(CallChannel channel) {
        return channel.facts().uniqueId();
    }
}
