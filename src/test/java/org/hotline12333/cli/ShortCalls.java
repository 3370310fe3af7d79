package org.hotline12333.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.hotline12333.channel.CallFacts;
import org.hotline12333.insurance.demo.DemoNumbers;
import org.hotline12333.insurance.demo.DemoPeople;
import org.hotline12333.prompt.Clip;
import org.hotline12333.simulator.asterisk.AgiPeer;
import org.hotline12333.simulator.asterisk.AgiRequest;
import org.hotline12333.simulator.line.Exchange;
import org.hotline12333.simulator.line.Played;
import org.hotline12333.simulator.line.ScriptedCaller;

/**
 * Callers one after the other who prove who they are, hear an answer and hang up, as fast as the
 * hotline lets them.
 *
 * @param took how long each was on the line, the shortest first
 */
record ShortCalls(List<Duration> took) {
    /** A pause after a key that is taken for a dead line; here for a whole call of some keys. */
    static final Duration PATIENCE = Duration.ofSeconds(2);

    static final Duration MEASURED = Duration.ofSeconds(4);

    private static final int DOZENS = 36;

    private static final AtomicInteger PLACED = new AtomicInteger();

    static ShortCalls to(ServeProcess serving, Duration measured) throws IOException {
        List<Duration> took = new ArrayList<>();
        List<Clip> first = List.of();
        long begun = System.nanoTime();
        while (took.size() < DOZENS || System.nanoTime() - begun < measured.toNanos()) {
            long dialled = System.nanoTime();
            List<Clip> heard = heard(serving);
            took.add(Duration.ofNanos(System.nanoTime() - dialled));
            first = took.size() == 1 ? heard : first;
            assertThat(heard).isEqualTo(first);
        }
        return new ShortCalls(took.stream().sorted().toList());
    }

    private static List<Clip> heard(ServeProcess serving) throws IOException {
        DemoNumbers who = DemoPeople.numbers().getFirst();
        ScriptedCaller caller =
                new ScriptedCaller()
                        .answers("1")
                        .answers("1")
                        .answers(who.idNumber())
                        .answers(who.socialSecurityNumber())
                        .answers("1");
        String id = "short-" + PLACED.incrementAndGet();
        AgiRequest request =
                AgiPeer.of(serving.address(), _ -> Duration.ofMillis(300))
                        .call(Exchange.of(new CallFacts(id, "13912345678", "12333")), caller);
        List<Clip> heard = request.played().stream().map(Played::clip).toList();
        assertThat(caller.isDone()).as("%s %s", request.status(), request.commands()).isTrue();
        assertThat(heard).extracting(Clip::id).contains("zh/verified");
        return heard;
    }

    Duration longest() {
        return took.getLast();
    }

    @Override
    public String toString() {
        return "%d, median %.1f ms, longest %.1f ms"
                .formatted(
                        took.size(),
                        took.get(took.size() / 2).toNanos() / 1e6,
                        longest().toNanos() / 1e6);
    }
}
