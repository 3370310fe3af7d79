package org.hotline12333.simulator.bench;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.hotline12333.channel.CallFacts;
import org.hotline12333.simulator.line.Exchange;
import org.hotline12333.simulator.line.ScriptedCaller;

/**
 * The callers of a load: the demo people who have something in their pension account, again and
 * again, each time from a telephone of their own. The last two digits of its number say who it is.
 */
final class Callers {
    /** A call takes about a minute; who hangs up on the way does so within it. */
    private static final Duration ON_THE_WAY = Duration.ofSeconds(50);

    private final List<DemoCaller> people;
    private final List<Integer> open;
    private final List<Integer> guarded;
    private final long run;

    /**
     * The demo people as the server has them.
     *
     * @param run sets apart the telephones of one load from those of another
     */
    Callers(List<DemoCaller> people, long run) {
        this.people = List.copyOf(people);
        this.run = run;
        open = positions(people, false);
        guarded = positions(people, true);
    }

    /** One call: who, from where, and how far. */
    record Visit(DemoCaller person, Exchange exchange, ScriptedCaller caller, boolean hangsUp) {}

    private static List<Integer> positions(List<DemoCaller> people, boolean withPassword) {
        return java.util.stream.IntStream.range(0, people.size())
                .filter(at -> people.get(at).hasPassword() == withPassword)
                .boxed()
                .toList();
    }

    List<DemoCaller> people() {
        return people;
    }

    /** The call of one person, to its end. */
    Visit visit(int position, long call, int repeats) {
        DemoCaller person = people.get(position);
        return new Visit(person, exchange(position, call), person.calling(repeats), false);
    }

    /** The call of this number in a load; the same number is always the same call. */
    Visit visit(long call, Load load) {
        SplittableRandom random = new SplittableRandom(call);
        List<Integer> those = random.nextInt(100) < load.passwords() ? guarded : open;
        int position = those.get(random.nextInt(those.size()));
        Visit visit = visit(position, call, load.repeats());
        if (random.nextInt(100) >= load.hangUps()) {
            return visit;
        }
        Duration after = Duration.ofMillis(random.nextLong(ON_THE_WAY.toMillis()));
        return new Visit(visit.person(), visit.exchange(), visit.caller().hangsUpAt(after), true);
    }

    private Exchange exchange(int position, long call) {
        String telephone = "1%09d%02d".formatted(call % 1_000_000_000, position);
        return Exchange.of(new CallFacts(run + "." + call, telephone, "12333"));
    }

    /** Which person a telephone belongs to. */
    static String mark(String telephone) {
        return telephone.substring(Math.max(0, telephone.length() - 2));
    }

    static String mark(int position) {
        return "%02d".formatted(position);
    }
}
