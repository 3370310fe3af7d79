package org.hotline12333.simulator.trial;

import java.time.Duration;
import java.util.List;
import org.hotline12333.authoring.Problem;

/** What came of a turn. */
public sealed interface Trial {
    /** The script cannot be followed; each problem names its line. */
    record Refused(List<Problem> problems) implements Trial {
        public Refused {
            problems = List.copyOf(problems);
        }
    }

    /**
     * The call so far.
     *
     * @param script the same with what was done in this turn
     * @param lines what was said, done and answered, in its order
     * @param length how long the call has lasted
     */
    record Call(String script, List<Line> lines, Standing standing, Duration length)
            implements Trial {
        public Call {
            lines = List.copyOf(lines);
        }

        /** Its script may have a secret. */
        @Override
        public String toString() {
            return "Call[" + lines.size() + " lines, " + standing + "]";
        }
    }

    /** Something that happened, by the call's clock. */
    sealed interface Line {
        Duration at();

        /**
         * Said to the caller.
         *
         * @param place the menu, or the form and its field; empty before the first
         * @param language of most of it
         */
        record Said(Duration at, String place, String language, String words, List<TimedClip> clips)
                implements Line {
            public Said {
                clips = List.copyOf(clips);
            }
        }

        /** Done by the caller, or become of them; in the words of a script. */
        record Did(Duration at, String words) implements Line {
            @Override
            public String toString() {
                return "Did[at " + at + "]";
            }
        }

        /** A service has answered. */
        record Answered(Duration at, String place, String service, String outcome)
                implements Line {}
    }

    /**
     * A clip as it sounded.
     *
     * @param length as far as it was heard
     */
    record TimedClip(String id, Duration at, Duration length) {}

    /** Where the call is. */
    sealed interface Standing {
        /**
         * It waits for the caller.
         *
         * @param at since when
         * @param until when it gives up
         */
        record Waiting(String place, Wants wants, Duration at, Duration until)
                implements Standing {}

        /** It is over. */
        record Over(End how, String queue) implements Standing {}
    }

    /** What is waited for. */
    enum Wants {
        /** Of a menu. */
        KEY,
        /** Of a field, none of which has come. */
        KEYS,
        /** The rest of an entry. */
        MORE_KEYS,
        /** Something said, behind a tone. */
        VOICE
    }

    /** How a call was over. */
    enum End {
        HUNG_UP,
        DISCONNECTED,
        /** The caller waits in a queue. */
        TRANSFERRED,
        FAILED
    }
}
