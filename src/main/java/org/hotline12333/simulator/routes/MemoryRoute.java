package org.hotline12333.simulator.routes;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.hotline12333.channel.CallFacts;
import org.hotline12333.channel.DisconnectException;
import org.hotline12333.prompt.Clip;
import org.hotline12333.simulator.line.Ending;
import org.hotline12333.simulator.line.Exchange;
import org.hotline12333.simulator.line.SimulatedChannel;
import org.hotline12333.simulator.script.CallScript;
import org.hotline12333.simulator.script.CallSetup;
import org.hotline12333.simulator.script.Conversation;
import org.hotline12333.simulator.script.Conversation.End;
import org.hotline12333.simulator.script.InjectedFault;

/** Calls in memory and in virtual time: minutes take milliseconds. */
public final class MemoryRoute implements Route {
    /** Of calls that have no date of their own: a working day, with the demo people's data. */
    public static final LocalDateTime DATE = LocalDateTime.of(2026, 11, 20, 10, 0);

    /** The number that is dialled. */
    static final String DIALED = "12333";

    /** Whose clock a script's date is of. */
    public static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

    private final InProcessHotline hotline;
    private final Function<Clip, Duration> lengths;
    private final LocalDateTime date;
    private final CallerTempo pace;
    private final AtomicInteger calls = new AtomicInteger();
    private InjectedFault fault = new InjectedFault.Well();

    /** Tells the server that has the call to end. */
    private Runnable leave = () -> {};

    /**
     * A route to a hotline in this process.
     *
     * @param lengths how long a clip sounds
     * @param date of calls that have none of their own, in Beijing
     */
    public MemoryRoute(
            InProcessHotline hotline, Function<Clip, Duration> lengths, LocalDateTime date) {
        this(hotline, lengths, date, CallerTempo.HUMAN);
    }

    MemoryRoute(
            InProcessHotline hotline,
            Function<Clip, Duration> lengths,
            LocalDateTime date,
            CallerTempo pace) {
        this.hotline = hotline;
        this.lengths = lengths;
        this.date = date;
        this.pace = pace;
    }

    /** The same calls by somebody with another pace. */
    MemoryRoute at(CallerTempo other) {
        return new MemoryRoute(hotline, lengths, date, other);
    }

    @Override
    public Optional<String> refuses(CallScript script) {
        return Optional.empty();
    }

    @Override
    public Conversation call(CallScript script) {
        Conversation call = call(script.setup(), new ScriptCaller(script, pace, this::inject));
        return fault instanceof InjectedFault.KilledAfter(String service)
                ? call.failed("the server was never killed: " + service + " has not answered")
                : call;
    }

    /** The same call by somebody who hangs up at this moment of it, whatever the script says. */
    public Conversation cut(CallScript script, Duration at) {
        return call(
                script.setup(), new CutCaller(new ScriptCaller(script, pace, this::inject), at));
    }

    /**
     * The same call by somebody who does more than is written.
     *
     * @param as makes one of who does what is written
     */
    public Conversation call(CallScript script, UnaryOperator<ReturningCaller> as) {
        return call(script.setup(), as.apply(new ScriptCaller(script, pace, this::inject)));
    }

    /** Places a call of anybody's. */
    public Conversation call(CallSetup setup, ReturningCaller caller) {
        hotline.prepare(setup.date().orElse(date).atZone(BEIJING).toInstant());
        fault = new InjectedFault.Well(); // not what the call before has left
        inject(setup.fault());
        Legs legs = new Legs(exchange(setup), caller, this::length);
        while (true) {
            SimulatedChannel line = new SimulatedChannel(legs.exchange(), caller, this::length);
            leave = line::leave;
            Optional<End> failed = answer(line);
            legs.add(line.played(), line.clock());
            if (isLeft(line)) {
                hotline.moves();
                inject(new InjectedFault.Well());
                legs.moved(caller.performed().getLast().until(), line.kept(), line.placeIn());
            } else if (!legs.comesBack(line.ending())) {
                return legs.conversation(failed.orElseGet(() -> end(line.ending())));
            } else {
                hotline.isAway(legs.exchange().away(line.patience()));
            }
        }
    }

    /** Whether its server has left the call to another. Nobody goes on who has hung up. */
    private boolean isLeft(SimulatedChannel line) {
        return line.ending() instanceof Ending.HandedOver
                || (fault.equals(new InjectedFault.Killed()) && !line.isHungUp());
    }

    private void served(String service) {
        if (fault.equals(new InjectedFault.KilledAfter(service))) {
            inject(new InjectedFault.Killed());
        }
    }

    private void inject(InjectedFault next) {
        fault = next.after(fault);
        hotline.inject(fault);
        switch (next) {
            case InjectedFault.Leaving() -> leave.run();
            // The caller is gone for that server, as the server is for the caller.
            case InjectedFault.Killed() -> throw new DisconnectException();
            case InjectedFault.Well _,
                    InjectedFault.Down _,
                    InjectedFault.Full _,
                    InjectedFault.Slow _,
                    InjectedFault.Failing _,
                    InjectedFault.Besieged _,
                    InjectedFault.KilledAfter _,
                    InjectedFault.Silent _ -> {}
        }
    }

    /** How long a clip sounds, what lies in the store included. */
    public Duration length(Clip clip) {
        return clip.stored().map(hotline::length).orElseGet(() -> fault.length(clip, lengths));
    }

    private Exchange exchange(CallSetup setup) {
        int call = calls.incrementAndGet();
        String number = setup.caller().isEmpty() ? "1390000%04d".formatted(call) : setup.caller();
        return Exchange.of(new CallFacts("script-" + call, number, DIALED)).with(setup.agents());
    }

    private Optional<End> answer(SimulatedChannel line) {
        try {
            hotline.answer(line, this::served);
            return Optional.empty();
        } catch (RuntimeException e) {
            return Optional.of(new End.Failed("the hotline failed: " + e));
        }
    }

    static End end(Ending ending) {
        return switch (ending) {
            case Ending.Disconnected() -> new End.Disconnected();
            case Ending.Transferred(String queue, _) -> new End.Transferred(queue);
            // Between two servers it is still in the call.
            case Ending.HandedOver(), Ending.Undecided() -> new End.HungUp();
        };
    }
}
