package org.hotline12333.simulator.line;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The agents of a telephone exchange's queues, in groups of those who do the same.
 *
 * @param ahead callers who wait in every queue already
 * @param talk how long a conversation lasts on the average; zero where there was none yet
 */
public record Agents(List<Group> groups, int ahead, Duration talk) {
    /** Nobody in any queue. */
    public static final Agents NONE = new Agents(List.of());

    public Agents {
        groups = List.copyOf(groups);
    }

    /** For whom nobody waits, and who have talked to nobody. */
    public Agents(List<Group> groups) {
        this(groups, 0, Duration.ZERO);
    }

    /** The same while others wait for them. */
    public Agents waitedFor(int others, Duration talk) {
        return new Agents(groups, others, talk);
    }

    /** Agents of one queue who do the same. */
    public record Group(String queue, int count, State state) {
        public Group {
            if (count < 0) {
                throw new IllegalArgumentException(count + " agents");
            }
        }
    }

    /** What an agent is doing, as the queue sees it. */
    public enum State {
        /** At the telephone, and takes the next call. */
        FREE,
        /** In conversation. */
        BUSY,
        /** Called by the queue, and has not answered yet. */
        RINGING,
        /** Has just hung up, and gets no call for some seconds. */
        WRAPPING_UP,
        /** At the telephone, but takes no calls. */
        PAUSED,
        /** No telephone is registered. */
        ABSENT,
        /** Free when the hotline asks, and gone when the caller comes to the queue. */
        LEAVING;

        /** The state of this name in words. */
        public static Optional<State> of(String words) {
            return Arrays.stream(values()).filter(state -> state.words().equals(words)).findFirst();
        }

        public String words() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }

        /** {@code ready}: would be rung at once. */
        public boolean isReady() {
            return this == FREE || this == LEAVING;
        }

        /** {@code free}: the telephone is idle. */
        public boolean isFree() {
            return isReady() || this == WRAPPING_UP;
        }

        /** {@code logged}: a telephone is registered, whatever the agent does. */
        public boolean isLoggedIn() {
            return this != ABSENT;
        }

        /** Neither away nor paused, as far as can be seen. */
        public boolean isAwaited() {
            return this == LEAVING || isWaitedFor();
        }

        /** Whether a queue lets callers wait for such an agent: its {@code joinempty}. */
        boolean isWaitedFor() {
            return switch (this) {
                case FREE, BUSY, RINGING, WRAPPING_UP -> true;
                case PAUSED, ABSENT, LEAVING -> false;
            };
        }
    }

    /** These, and more of them. */
    public Agents and(Group more) {
        List<Group> all = new ArrayList<>(groups);
        all.add(more);
        return new Agents(all, ahead, talk);
    }

    /** How many of a queue are in such a state; of an unknown queue none. */
    public int count(String queue, Predicate<State> which) {
        return groups.stream()
                .filter(group -> group.queue().equals(queue) && which.test(group.state()))
                .mapToInt(Group::count)
                .sum();
    }

    /** What each of a queue is doing. */
    public List<State> states(String queue) {
        return groups.stream()
                .filter(group -> group.queue().equals(queue))
                .flatMap(group -> Collections.nCopies(group.count(), group.state()).stream())
                .toList();
    }

    /** Whether a telephone of any queue has somebody at it. */
    public boolean isEmpty() {
        return groups.stream().noneMatch(group -> group.count() > 0 && group.state().isLoggedIn());
    }

    /** Whether a caller who comes to this queue now waits there. */
    public boolean areWaitedFor(String queue) {
        return count(queue, State::isWaitedFor) > 0;
    }

    /** The same after those who were leaving have gone. */
    Agents afterLeaving() {
        return new Agents(
                groups.stream()
                        .map(group ->
                                group.state() == State.LEAVING
                                        ? new Group(group.queue(), group.count(), State.ABSENT)
                                        : group)
                        .toList(),
                ahead,
                talk);
    }
}
