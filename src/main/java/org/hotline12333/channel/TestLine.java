package org.hotline12333.channel;

import java.util.Optional;
import org.hotline12333.value.Sound;
import org.hotline12333.value.SoundId;

/** Who takes calls of testers' telephones. Asked by many threads. */
@FunctionalInterface
public interface TestLine {
    /** One on which there is nothing to be heard. */
    TestLine NONE = Answer.Nothing::new;

    /** What such a call comes to. */
    sealed interface Answer {
        /** No draft is there. */
        record Nothing() implements Answer {}

        /** As many testers as can listen do. */
        record Busy() implements Answer {}

        /** It is taken; to be closed when it is over, whether or not it was run. */
        record Taken(Trial trial) implements Answer {}
    }

    /** One call, in a world of its own. */
    interface Trial extends AutoCloseable {
        void run(CallChannel channel);

        /** What lies in the store of that world, and in no other. */
        Sound stored(SoundId sound);

        @Override
        void close();
    }

    Answer answer();

    /** Lent to whoever has drafts, as long as they are there. */
    final class Lent implements TestLine {
        private volatile Optional<TestLine> by = Optional.empty();

        public void lend(TestLine line) {
            by = Optional.of(line);
        }

        public void takeBack() {
            by = Optional.empty();
        }

        @Override
        public Answer answer() {
            return by.orElse(NONE).answer();
        }
    }
}
