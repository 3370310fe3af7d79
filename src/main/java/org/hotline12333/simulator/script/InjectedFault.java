package org.hotline12333.simulator.script;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.hotline12333.prompt.Clip;

/** What has a fault from now on: the record store, a service, a clip, or the server; or nothing. */
public sealed interface InjectedFault {
    record Well() implements InjectedFault {}

    /** No connection is to be had. */
    record Down() implements InjectedFault {}

    /** Each statement takes so long. */
    record Slow(Duration delay) implements InjectedFault {}

    /**
     * The store is well, but this service fails whenever a form submits to it.
     *
     * @param service its name in dialplans
     */
    record Failing(String service) implements InjectedFault {}

    /** The store's disk is full. */
    record Full() implements InjectedFault {}

    /** The store is well, and too much was refused lately: who is not known is held off. */
    record Besieged() implements InjectedFault {}

    /**
     * This clip has no sound.
     *
     * @param store how the record store is besides
     */
    record Silent(Clip clip, InjectedFault store) implements InjectedFault {
        public Silent(Clip clip) {
            this(clip, new Well());
        }
    }

    /** The store is well; the server is killed, and with it goes what the caller does next. */
    record Killed() implements InjectedFault {}

    /**
     * The store is well until this service has answered: what it has changed is on the disk. Then
     * the server is killed, before anybody is told of it.
     *
     * @param service its name in dialplans
     */
    record KilledAfter(String service) implements InjectedFault {}

    /** The store is well; the server is told to end, and hands the call over at a question. */
    record Leaving() implements InjectedFault {}

    /** What the record store or a service has of it. */
    default InjectedFault store() {
        return switch (this) {
            case Silent(_, InjectedFault store) -> store;
            case Killed _, KilledAfter _, Leaving _ -> new Well();
            case Well _, Down _, Full _, Slow _, Failing _, Besieged _ -> this;
        };
    }

    /**
     * The same after an earlier one: a clip is missing whatever becomes of the store, until all is
     * well.
     */
    default InjectedFault after(InjectedFault earlier) {
        return switch (this) {
            case Silent(Clip clip, InjectedFault store) ->
                    new Silent(clip, store.isWell() ? earlier.store() : store);
            case Down _, Full _, Slow _, Failing _, Besieged _ ->
                    earlier instanceof Silent(Clip clip, _) ? new Silent(clip, this) : this;
            case Well _, Killed _, KilledAfter _, Leaving _ -> this;
        };
    }

    /** Whether it is of the server that has the call. */
    default boolean isOfServer() {
        return this instanceof Killed || this instanceof KilledAfter || this instanceof Leaving;
    }

    /** How long a clip sounds with this fault, of lengths that it has in fact. */
    default Duration length(Clip clip, Function<Clip, Duration> lengths) {
        if (this instanceof Silent(Clip silent, _) && silent.equals(clip)) {
            throw new IllegalStateException("no sound for " + clip + ", as the script says");
        }
        return lengths.apply(clip);
    }

    default boolean isWell() {
        return equals(new Well());
    }

    /** Why only a call in memory can have it, in words; empty where others can. */
    default Optional<String> memoryOnly() {
        return switch (this) {
            case Well _ -> Optional.empty();
            case Silent(_, InjectedFault store) -> store.memoryOnly();
            case Down _, Full _, Slow _, Failing _ -> Optional.of("its record store has a fault");
            case Besieged _ -> Optional.of("its callers are held off");
            case Killed _, KilledAfter _, Leaving _ ->
                    Optional.of("its server goes in the middle of it");
        };
    }
}
