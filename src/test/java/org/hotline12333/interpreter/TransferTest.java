package org.hotline12333.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.hotline12333.background.RateLimitedLog;
import org.hotline12333.channel.CallChannel;
import org.hotline12333.channel.CallFacts;
import org.hotline12333.channel.CollectSpec;
import org.hotline12333.channel.KeyInput;
import org.hotline12333.channel.Passage;
import org.hotline12333.channel.QueuePlace;
import org.hotline12333.channel.RecordSpec;
import org.hotline12333.identity.PersonId;
import org.hotline12333.prompt.Language;
import org.hotline12333.prompt.Prompts;
import org.hotline12333.prompt.PromptsException;
import org.hotline12333.prompt.Utterance;
import org.hotline12333.service.Service;
import org.hotline12333.service.ServiceDesk;
import org.hotline12333.service.VerificationLevel;
import org.hotline12333.value.Sound;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What goes along with a caller who is put through to an agent. */
class TransferTest {
    private static final Prompts PROMPTS = prompts();

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger(RateLimitedLog.class);

    @BeforeEach
    void listen() {
        logger.setLevel(Level.WARN);
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(log);
        logger.setLevel(null);
    }

    private static Prompts prompts() {
        try {
            return Prompts.load(Path.of("prompts"));
        } catch (PromptsException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Makes every line so many characters long, and keeps what it was given. */
    private static final class Stretching implements StateSealer {
        private final int length;
        private final List<String> lines = new ArrayList<>();
        private final List<Duration> lives = new ArrayList<>();

        Stretching(int length) {
            this.length = length;
        }

        @Override
        public String seal(String callId, String line, Duration life) {
            lines.add(line);
            lives.add(life);
            return "s".repeat(length);
        }

        @Override
        public Optional<String> open(String callId, String sealed) {
            return Optional.empty();
        }
    }

    /** A caller who presses these keys, each as one answer, while an agent is ready. */
    private static final class Line implements CallChannel {
        private final Deque<String> keys;
        private int asked;
        private @Nullable String queue;
        private @Nullable String state;

        Line(String... keys) {
            this.keys = new ArrayDeque<>(List.of(keys));
        }

        @Override
        public CallFacts facts() {
            return new CallFacts("1763900000.12", "", "12333");
        }

        @Override
        public Sound record(RecordSpec how) {
            return new Sound(new byte[0], Duration.ZERO);
        }

        @Override
        public Duration clock() {
            return Duration.ZERO;
        }

        @Override
        public void answer() {
            assertThat(state).isNull();
        }

        @Override
        public void pause(Duration silence) {
            assertThat(state).isNull();
        }

        @Override
        public void speaks(Language language) {
            assertThat(state).isNull();
        }

        @Override
        public void say(Utterance utterance) {
            assertThat(state).isNull();
        }

        @Override
        public KeyInput collect(Utterance prompt, CollectSpec collection) {
            return new KeyInput(keys.remove(), KeyInput.End.COMPLETE);
        }

        @Override
        public <T> T during(Supplier<T> work, Duration silence, Supplier<Utterance> filler) {
            return work.get();
        }

        @Override
        public boolean isServed(String queue) {
            asked++;
            return true;
        }

        @Override
        public QueuePlace placeIn(String queue) {
            return new QueuePlace(0, 1, 1, Duration.ZERO);
        }

        @Override
        public boolean hasPlaceIn(String queue) {
            return false;
        }

        @Override
        public void giveUpPlace() {
            assertThat(state).isNull();
        }

        @Override
        public void transfer(Passage way, String state) {
            this.queue = way.queue();
            this.state = state;
        }

        @Override
        public void keep(String kept) {
            assertThat(state).isNull();
        }

        @Override
        public void rest(Duration time) {}

        @Override
        public boolean isLeaving() {
            return false;
        }

        @Override
        public void handOver() {
            throw new AssertionError("the caller wants an agent");
        }

        @Override
        public Optional<String> savedState() {
            return Optional.empty();
        }

        @Override
        public void disconnect() {
            throw new AssertionError("the caller wants an agent");
        }
    }

    /** Mandarin, a key that means nothing, and zero. */
    private static Line callAnAgent(StateSealer seal) {
        Line line = new Line("1", "7", "0");
        new CallRunner(
                        () -> new Release(PROMPTS, TestDialplans.shipped()),
                        new ServiceDesk(List.of()),
                        seal,
                        CallLimits.DEFAULT,
                        () -> Instant.EPOCH)
                .run(line);
        return line;
    }

    private Stream<String> warnings() {
        return log.list.stream().map(ILoggingEvent::getFormattedMessage);
    }

    @Test
    void theExchangeIsAskedOnceWhetherAnybodyIsThere() {
        assertThat(callAnAgent(new Stretching(1)).asked).isEqualTo(1);
    }

    @Test
    void theStateGoesAlong() {
        Line line = callAnAgent(new Stretching(StateSealer.LENGTH_MAX));

        assertThat(line.queue).isEqualTo("hotline");
        assertThat(line.state).hasSize(StateSealer.LENGTH_MAX);
        assertThat(warnings()).isEmpty();
    }

    @Test
    void theCallerIsPutThroughWithoutAStateThatIsTooLong() {
        Line line = callAnAgent(new Stretching(StateSealer.LENGTH_MAX + 1));

        assertThat(line.queue).isEqualTo("hotline");
        assertThat(line.state).isEmpty();
        assertThat(warnings())
                .singleElement()
                .asString()
                .contains("1763900000.12", "too long", "1801");
    }

    @Test
    void theStateSaysWhereTheCallWaitsButNotHowItSlipped() {
        Stretching seal = new Stretching(1);

        callAnAgent(seal);

        assertThat(CallState.parse(seal.lines.getLast()))
                .hasValueSatisfying(state -> {
                    assertThat(state.place()).isEqualTo(new CallState.Place.InQueue("agents", 1));
                    assertThat(state.language().code()).isEqualTo("zh");
                    assertThat(state.slips()).isEqualTo(CallState.Slips.NONE);
                });
    }

    @Test
    void aStateLivesForAQuarterOfAnHourAtAQuestionAndForTwoHoursInAQueue() {
        Stretching seal = new Stretching(1);

        callAnAgent(seal);

        assertThat(seal.lives).containsExactly(Duration.ofMinutes(15), Duration.ofHours(2));
    }

    @Test
    void aCallFromAQueueThatIsNotThereAnyMoreBeginsAnewAndIsStillVerified() {
        CallState gone = Walk.atEnquiry().state().at(new CallState.Place.InQueue("gone"));

        Walk back = Walk.resume(gone.line());

        assertThat(back.place()).isEqualTo(TestDialplans.shipped().start());
        assertThat(back.state().caller())
                .isEqualTo(new Service.Caller(VerificationLevel.VERIFIED, new PersonId(7)));
    }

    @Test
    void theExchangeKeepsWhereTheCallIsOnceForEachPlaceThatIsNotItsBeginning() {
        Stretching seal = new Stretching(1);

        callAnAgent(seal);

        assertThat(seal.lines.stream().map(CallState::parse).map(Optional::orElseThrow))
                .extracting(CallState::place)
                .containsExactly(
                        new CallState.Place.AtDialog("main", 0),
                        new CallState.Place.InQueue("agents", 1));
    }
}
