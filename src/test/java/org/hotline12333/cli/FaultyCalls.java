package org.hotline12333.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.hotline12333.channel.CallFacts;
import org.hotline12333.prompt.Clip;
import org.hotline12333.prompt.Language;
import org.hotline12333.prompt.Prompts;
import org.hotline12333.simulator.asterisk.AgiPeer;
import org.hotline12333.simulator.asterisk.AgiRequest;
import org.hotline12333.simulator.line.Exchange;
import org.hotline12333.simulator.line.Played;
import org.hotline12333.simulator.line.ScriptedCaller;
import org.hotline12333.simulator.testbed.Demo;
import org.hotline12333.value.Value;

/** Calls to a server whose record store is at fault. */
public record FaultyCalls(ServeProcess server, Prompts prompts) {
    static final String AWAY = "zh/records-away";

    /** A connection and a transaction, three seconds each, and what a busy machine adds. */
    static final Duration SILENCE_MAX = Duration.ofSeconds(8);

    private static final AtomicInteger CALLS = new AtomicInteger();

    public static FaultyCalls to(ServeProcess server) throws Exception {
        return new FaultyCalls(server, Prompts.load(Path.of("prompts")));
    }

    static String nextId() {
        return "1790000000." + CALLS.incrementAndGet();
    }

    /** Somebody with right numbers asks for a balance. */
    public AgiRequest asks(String id) throws IOException {
        return call(id, Demo.PAYING.verified().answers("1"));
    }

    public AgiRequest asks() throws IOException {
        return asks(nextId());
    }

    AgiRequest call(String id, ScriptedCaller caller) throws IOException {
        return AgiPeer.of(server.address(), prompts::length)
                .keepingTime()
                .call(Exchange.of(new CallFacts(id, "13900000001", "12333")), caller);
    }

    static List<String> heard(AgiRequest request) {
        return request.played().stream().map(Played::clip).map(Clip::id).toList();
    }

    List<String> balance() {
        return prompts.say(new Language("zh"), new Value.Money(2_864_032)).clips().stream()
                .map(Clip::id)
                .toList();
    }

    public boolean isAnswered(AgiRequest request) {
        return java.util.Collections.indexOfSubList(heard(request), balance()) >= 0;
    }

    /** From the end of a clip to the beginning of the next, the caller's own time not left out. */
    Duration longestSilence(AgiRequest request) {
        Duration longest = Duration.ZERO;
        for (int i = 1; i < request.played().size(); i++) {
            Played before = request.played().get(i - 1);
            Duration end =
                    before.at().plus(before.cut() ? Duration.ZERO : prompts.length(before.clip()));
            Duration gap = request.played().get(i).at().minus(end);
            longest = gap.compareTo(longest) > 0 ? gap : longest;
        }
        return longest;
    }
}
