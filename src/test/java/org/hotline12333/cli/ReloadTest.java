package org.hotline12333.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.hotline12333.channel.CallFacts;
import org.hotline12333.prompt.Clip;
import org.hotline12333.prompt.Language;
import org.hotline12333.prompt.Prompts;
import org.hotline12333.release.ReleaseWatcher;
import org.hotline12333.simulator.asterisk.AgiPeer;
import org.hotline12333.simulator.asterisk.AgiRequest;
import org.hotline12333.simulator.line.Exchange;
import org.hotline12333.simulator.testbed.ListeningCaller;
import org.hotline12333.value.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** A hotline that serves notices by itself what authors change; callers call all the while. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class ReloadTest {
    private static final String IDENTIFY = "dialplans/hotline/identify.yaml";
    private static final String OLD = "zh/verified";
    private static final String NEW = "zh/choose-language";
    private static final int CALLERS = 4;

    @TempDir Path folder;
    @TempDir Path data;

    private final AtomicInteger calls = new AtomicInteger();
    private final Semaphore ended = new Semaphore(0);

    /** When calls begin: the dialplan is broken, mended, and led by. */
    private enum Phase {
        BEFORE,
        BROKEN,
        CHANGING,
        CHANGED,
        OVER
    }

    private volatile Phase phase = Phase.BEFORE;

    private record Call(Phase begun, boolean answered, List<String> heard) {}

    @Test
    void callsSucceedWhileADialplanIsBrokenOnDiskAndNewOnesGoByTheMendedOne() throws Exception {
        Home home = Home.copied(folder);
        try (HotlineUnderTest hotline = HotlineUnderTest.start(folder, data);
                LogQueue log = new LogQueue(); // the start has set the loggers anew
                ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            Prompts prompts = Prompts.load(Path.of("prompts"));
            List<Future<List<Call>>> ends =
                    Stream.generate(() -> callers.submit(() -> callOn(hotline, prompts)))
                            .limit(CALLERS)
                            .toList();

            try {
                home.replacing(IDENTIFY, "prompt: verified", "promt: verified");
                log.await("release refused");
                phase = Phase.BROKEN;
                awaitCalls(100);
                phase = Phase.CHANGING;
                home.replacing(IDENTIFY, "promt: verified", "prompt: choose-language");
                log.await("release published");
                phase = Phase.CHANGED;
                awaitCalls(100);
            } finally {
                phase = Phase.OVER;
            }

            List<Call> all = new ArrayList<>();
            for (Future<List<Call>> each : ends) {
                all.addAll(each.get());
            }
            assertThat(all).allMatch(Call::answered);
            assertThat(of(all, Phase.BEFORE, Phase.BROKEN))
                    .hasSizeGreaterThan(100)
                    .allMatch(call -> call.heard().contains(OLD));
            assertThat(of(all, Phase.CHANGED))
                    .hasSizeGreaterThan(90)
                    .allMatch(call -> call.heard().contains(NEW));
        }
    }

    private static List<Call> of(List<Call> calls, Phase... phases) {
        return calls.stream().filter(call -> List.of(phases).contains(call.begun())).toList();
    }

    private void awaitCalls(int more) throws InterruptedException {
        ended.drainPermits();
        ended.acquire(more);
    }

    private List<Call> callOn(HotlineUnderTest hotline, Prompts prompts) throws IOException {
        var door = new InetSocketAddress(InetAddress.getLoopbackAddress(), hotline.port());
        List<Clip> balance = prompts.say(new Language("zh"), new Value.Money(2_864_032)).clips();
        List<Call> done = new ArrayList<>();
        for (Phase begun = phase; begun != Phase.OVER; begun = phase) {
            var caller = ListeningCaller.pensionOf("990000198001010012", "1000000012", balance);
            String id = "1790000000." + calls.incrementAndGet();
            AgiRequest request =
                    AgiPeer.of(door, prompts::length)
                            .call(Exchange.of(new CallFacts(id, "13900000001", "12333")), caller);
            List<String> heard =
                    request.played().stream().map(played -> played.clip().id()).toList();
            ended.release();
            done.add(new Call(begun, caller.wasAnswered(), heard));
        }
        return done;
    }

    /** What the watch of the dialplans logs. */
    private static final class LogQueue extends AppenderBase<ILoggingEvent>
            implements AutoCloseable {
        private final Logger logger = (Logger) LoggerFactory.getLogger(ReleaseWatcher.class);
        private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

        LogQueue() {
            setContext(logger.getLoggerContext());
            start();
            logger.addAppender(this);
            logger.setAdditive(false);
        }

        @Override
        protected void append(ILoggingEvent event) {
            lines.add(event.getFormattedMessage());
        }

        void await(String words) throws InterruptedException {
            for (String line = ""; !line.contains(words); ) {
                line = String.valueOf(lines.poll(30, TimeUnit.SECONDS));
                assertThat(line).as("a line: " + words).isNotEqualTo("null");
            }
        }

        @Override
        public void close() {
            logger.setAdditive(true);
            logger.detachAppender(this);
            stop();
        }
    }
}
