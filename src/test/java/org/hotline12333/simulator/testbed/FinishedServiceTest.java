package org.hotline12333.simulator.testbed;

import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.hotline12333.fastagi.FastAgiServer;
import org.hotline12333.fastagi.FastAgiSettings;
import org.hotline12333.interpreter.CallEvent;
import org.hotline12333.interpreter.CallEvent.End;
import org.hotline12333.interpreter.CallLimits;
import org.hotline12333.interpreter.CallRunner;
import org.hotline12333.prompt.Clip;
import org.hotline12333.service.Contract;
import org.hotline12333.service.Service;
import org.hotline12333.simulator.asterisk.AgiPeer;
import org.hotline12333.simulator.asterisk.AgiRequest;
import org.hotline12333.simulator.line.Played;
import org.hotline12333.simulator.line.ScriptedCaller;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a service has done is done, whatever becomes of the words meanwhile or of the caller. */
@Timeout(60)
class FinishedServiceTest {
    private static final String PENSION = "tell-pension";
    private static final String TOLD = PENSION + " pensioner";
    private static final Clip FILLER = new Clip("zh/one-moment");

    private final List<CallEvent> events = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch asked = new CountDownLatch(1);

    private Consumer<CallEvent> look(CallEvent.Begun begun) {
        assertThat(begun.at()).isLessThan(Duration.ofMinutes(1));
        return events::add;
    }

    private List<String> served() {
        return events.stream()
                .filter(CallEvent.Served.class::isInstance)
                .map(CallEvent.Served.class::cast)
                .map(served -> served.service() + " " + served.outcome())
                .toList();
    }

    private End end() {
        return ((CallEvent.Ended) events.getLast()).how();
    }

    @Test
    void whoHangsUpWhileWaitingIsInLogAndAudit() {
        try (RehearsedHotline hotline = RehearsedHotline.observedBy(this::look)) {
            List<String> failures =
                    hotline.failures(
                            """
                            hears  [zh/welcome][zh/welcome-english]
                            keys   1 1 990000198001010012 1000000012#
                            hears  [zh/verified][zh/enquiry-menu]
                            the store takes 900 ms
                            keys   1
                            hears  请稍候...
                            hangs up at 300 ms
                            """);

            assertThat(failures).isEmpty();
            assertThat(served()).last(STRING).startsWith(PENSION);
            assertThat(end()).isEqualTo(End.HUNG_UP);
            assertThat(
                            JdbcClient.create(hotline.inMemory().database())
                                    .sql("select result from enquiry_audit where enquiry = ?")
                                    .param("PENSION")
                                    .query(String.class)
                                    .list())
                    .containsExactly("ANSWERED");
        }
    }

    @Test
    void whoHangsUpOverFastAgiIsInTheLog(@TempDir Path keys) throws IOException {
        ScriptedCaller caller = Demo.RETIRED.verified().answers("1").hangsUpInPrompt(ofMillis(300));

        AgiRequest request = call(keys, caller, this::begins);

        assertThat(request.played().getLast()).matches(Played::cut);
        assertThat(served()).contains(TOLD);
        assertThat(end()).isEqualTo(End.HUNG_UP);
    }

    @Test
    void wordsOfWaitingWithoutASoundLoseNothing(@TempDir Path keys) throws IOException {
        ScriptedCaller caller = Demo.RETIRED.verified().answers("1");

        AgiRequest request =
                call(
                        keys,
                        caller,
                        clip -> {
                            if (clip.equals(FILLER)) {
                                asked.countDown();
                                throw new IllegalStateException("no sound for " + clip);
                            }
                            return Duration.ofSeconds(1);
                        });

        assertThat(served()).contains(TOLD);
        assertThat(request.played())
                .extracting(Played::clip)
                .contains(new Clip("zh/enquiry-menu"))
                .doesNotContain(FILLER, new Clip("zh/records-away"));
    }

    /** The length of a clip that has begun. */
    private Duration begins(Clip clip) {
        if (clip.equals(FILLER)) {
            asked.countDown();
        }
        return Duration.ofSeconds(1);
    }

    /** A call in which the pension takes until the caller was asked to wait. */
    private AgiRequest call(Path keys, ScriptedCaller caller, Function<Clip, Duration> lengths)
            throws IOException {
        InetAddress here = InetAddress.getLoopbackAddress();
        try (TestHotline hotline = TestHotline.open(keys)) {
            CallRunner runner =
                    hotline.runner(CallLimits.DEFAULT, this::slowed).observedBy(this::look);
            FastAgiSettings settings = FastAgiSettings.of(here, 0, List.of("127.0.0.1/32"), 10);
            try (FastAgiServer server = new FastAgiServer(settings, runner::run)) {
                server.start();
                return AgiPeer.of(new InetSocketAddress(here, server.port()), lengths)
                        .call(hotline.exchange(), caller);
            }
        }
    }

    private Service slowed(Service real) {
        return new Service() {
            @Override
            public Contract contract() {
                return real.contract();
            }

            @Override
            public Result serve(Request request) {
                Result result = real.serve(request);
                if (contract().service().equals(PENSION)) {
                    await();
                }
                return result;
            }
        };
    }

    private void await() {
        try {
            assertThat(asked.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
