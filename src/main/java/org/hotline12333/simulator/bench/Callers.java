package org.hotline12333.simulator.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.hotline12333.channel.CallFacts;
import org.hotline12333.simulator.asterisk.AgiRequest;
import org.hotline12333.simulator.asterisk.AgiStatus;
import org.hotline12333.simulator.line.Exchange;
import org.hotline12333.simulator.line.ScriptedCaller;

/**
 * The callers of a load: people who have something in their pension account, again and again, each
 * time from a telephone of their own. The last two digits of its number say who of a hundred it is.
 */
final class Callers {
    /** A bare server knows so many of them; their marks have two digits. */
    private static final int HEARD_MAX = 100;

    /** A call takes about a minute; who hangs up on the way does so within it. */
    private static final Duration ON_THE_WAY = Duration.ofSeconds(50);

    private final List<DemoCaller> people;
    private final List<Integer> open;
    private final List<Integer> guarded;
    private final Optional<Queue<Integer>> free;
    private final long run;

    private Callers(List<DemoCaller> people, boolean oneCallEach, long run) {
        this.people = List.copyOf(people);
        this.run = run;
        open = positions(people, false);
        guarded = positions(people, true);
        free = oneCallEach ? Optional.of(shuffled(open)) : Optional.empty();
    }

    /**
     * Few people, each of whom may be in many calls at once.
     *
     * @param run sets apart the telephones of one load from those of another
     */
    static Callers few(List<DemoCaller> people, long run) {
        return new Callers(people, false, run);
    }

    /** Many people without passwords: all get their turn, and nobody is in two calls at once. */
    static Callers many(List<DemoCaller> people, long run) {
        return new Callers(people, true, run);
    }

    /** One call: who, from where, and how far. */
    record Visit(
            int position,
            DemoCaller person,
            Exchange exchange,
            ScriptedCaller caller,
            int enquiries,
            boolean hangsUp) {
        /** Whether the call came to its end, and each enquiry in it to the right answer. */
        boolean wasAnswered(AgiRequest request) {
            return request.status() == AgiStatus.HANGUP
                    && caller.isDone()
                    && person.answersIn(request) >= enquiries;
        }
    }

    private static List<Integer> positions(List<DemoCaller> people, boolean withPassword) {
        return IntStream.range(0, people.size())
                .filter(at -> people.get(at).hasPassword() == withPassword)
                .boxed()
                .toList();
    }

    /** A delivery has neighbours of one kind, and a load all kinds at any time. */
    private static Queue<Integer> shuffled(List<Integer> positions) {
        List<Integer> order = new ArrayList<>(positions);
        Collections.shuffle(order, new Random(order.size()));
        return new ConcurrentLinkedQueue<>(order);
    }

    /** As many as a bare server knows, from the whole of them. */
    Callers heard() {
        int step = Math.ceilDiv(people.size(), HEARD_MAX);
        return few(
                IntStream.range(0, people.size())
                        .filter(at -> at % step == 0)
                        .mapToObj(people::get)
                        .toList(),
                run);
    }

    /** Whether they cannot be in so many calls at once. */
    boolean isShortOf(int calls) {
        return free.isPresent() && people.size() < calls;
    }

    List<DemoCaller> people() {
        return people;
    }

    /** The call of one person, to its end. */
    Visit visit(int position, long call, Load load) {
        DemoCaller person = people.get(position);
        return new Visit(
                position,
                person,
                exchange(position, call),
                person.calling(load.repeats(), load.enquiries()),
                load.enquiries(),
                false);
    }

    /** The call of this number in a load; nothing where everybody is in a call. */
    Optional<Visit> visit(long call, Load load) {
        SplittableRandom random = new SplittableRandom(call);
        return position(random, load)
                .map(position -> {
                    Visit visit = visit(position, call, load);
                    if (random.nextInt(100) >= load.hangUps()) {
                        return visit;
                    }
                    Duration after = Duration.ofMillis(random.nextLong(ON_THE_WAY.toMillis()));
                    return new Visit(
                            position,
                            visit.person(),
                            visit.exchange(),
                            visit.caller().hangsUpAt(after),
                            visit.enquiries(),
                            true);
                });
    }

    private Optional<Integer> position(SplittableRandom random, Load load) {
        if (free.isPresent()) {
            return Optional.ofNullable(free.get().poll());
        }
        boolean withPassword = random.nextInt(100) < load.passwords() && !guarded.isEmpty();
        List<Integer> those = withPassword ? guarded : open;
        return Optional.of(those.get(random.nextInt(those.size())));
    }

    /** The call is over, and the person may be in another. */
    void over(Visit visit) {
        free.ifPresent(queue -> queue.add(visit.position()));
    }

    private Exchange exchange(int position, long call) {
        String telephone = "1%09d%s".formatted(call % 1_000_000_000, mark(position));
        return Exchange.of(new CallFacts(run + "." + call, telephone, "12333"));
    }

    /** Which person a telephone belongs to. */
    static String mark(String telephone) {
        return telephone.substring(Math.max(0, telephone.length() - 2));
    }

    static String mark(int position) {
        return "%02d".formatted(position % HEARD_MAX);
    }
}
