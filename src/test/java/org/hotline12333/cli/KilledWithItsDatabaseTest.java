package org.hotline12333.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.hotline12333.channel.CallFacts;
import org.hotline12333.prompt.Clip;
import org.hotline12333.prompt.Language;
import org.hotline12333.prompt.Prompts;
import org.hotline12333.settings.OfflineSettings;
import org.hotline12333.simulator.asterisk.AgiPeer;
import org.hotline12333.simulator.asterisk.AgiRequest;
import org.hotline12333.simulator.line.Exchange;
import org.hotline12333.simulator.line.Played;
import org.hotline12333.simulator.line.ScriptedCaller;
import org.hotline12333.simulator.testbed.Demo;
import org.hotline12333.value.Value;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** {@code kill -9} takes the embedded database with it, in the middle of its writing. */
class KilledWithItsDatabaseTest {
    private static final int CALLERS = 4;
    private static final int CALLS = 150;

    private final AtomicInteger begun = new AtomicInteger();

    @TempDir Path data;

    private Prompts prompts;
    private List<String> balance;

    @BeforeEach
    void load() throws Exception {
        prompts = Prompts.load(Path.of("prompts"));
        balance =
                prompts.say(new Language("zh"), new Value.Money(2_864_032)).clips().stream()
                        .map(Clip::id)
                        .toList();
    }

    @Test
    void whatACallerWasToldOfIsOnRecordOnce() throws Exception {
        List<Told> told = new ArrayList<>();
        try (ServeProcess serving = ServeProcess.start(data, Map.of());
                ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            serving.drain();
            List<Future<List<Told>>> all = new ArrayList<>();
            for (int caller = 0; caller < CALLERS; caller++) {
                all.add(callers.submit(() -> untilKilled(serving)));
            }
            for (Future<List<Told>> one : all) {
                told.addAll(one.get());
            }
        }

        assertThat(told).hasSizeGreaterThan(CALLS);
        assertThat(onRecord()).doesNotHaveDuplicates().containsAll(told);
        assertThat(Verb.run(settings(), "audit", "verify").out())
                .startsWith("the audit is whole: ");
        try (ServeProcess again = ServeProcess.start(data, Map.of())) {
            again.drain();
            assertThat(place(again, CALLS * 2, Demo.PAYING.verified().answers("1")))
                    .containsSequence(balance);
        }
    }

    /** Whoever hears the last answer kills. */
    private List<Told> untilKilled(ServeProcess serving) throws IOException {
        List<Told> told = new ArrayList<>();
        while (serving.isAlive()) {
            int call = begun.incrementAndGet();
            ScriptedCaller caller =
                    call % 2 == 0 ? Demo.PAYING.verified().answers("1") : Demo.IN_ARREARS.guessed();
            told.addAll(Told.in(id(call), place(serving, call, caller), balance));
            if (call >= CALLS) {
                serving.kill();
            }
        }
        return told;
    }

    private List<String> place(ServeProcess serving, int call, ScriptedCaller caller)
            throws IOException {
        AgiRequest request =
                AgiPeer.of(serving.address(), prompts::length)
                        .call(Exchange.of(new CallFacts(id(call), "13900000001", "12333")), caller);
        return request.played().stream().map(Played::clip).map(Clip::id).toList();
    }

    private static String id(int call) {
        return "1790000000." + call;
    }

    private List<Told> onRecord() {
        try (OfflineSettings settings = OfflineSettings.read(settings())) {
            return Told.onRecord(JdbcClient.create(settings.database()));
        }
    }

    private Map<String, String> settings() {
        return Map.of("HOTLINE_DATA", data.toString());
    }
}
