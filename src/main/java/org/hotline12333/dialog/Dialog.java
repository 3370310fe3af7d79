package org.hotline12333.dialog;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hotline12333.service.FieldType;
import org.hotline12333.service.Malformation;

/** A menu or a form, in VoiceXML's sense. */
public sealed interface Dialog {
    String id();

    /**
     * A question that one key answers.
     *
     * @param hangup what is done for a caller who hangs up here; it speaks to nobody
     */
    record Menu(
            String id, Question question, Map<Character, Action> choices, Optional<Action> hangup)
            implements Dialog {
        public Menu {
            choices = Map.copyOf(choices);
        }
    }

    /** Questions that numbers answer, and the service which they are submitted to. */
    record Form(String id, List<Field> fields, Submit submit) implements Dialog {
        public Form {
            fields = List.copyOf(fields);
        }
    }

    /**
     * How long a caller may speak, in VoiceXML's terms.
     *
     * @param maxTime after which no more is taken
     * @param finalSilence after so long a silence the caller has done
     */
    record Recording(Duration maxTime, Duration finalSilence) {
        /** What a store and a caller's patience hold. */
        public static final Duration LENGTH_MAX = Duration.ofMinutes(2);

        public static final Recording USUAL =
                new Recording(Duration.ofSeconds(60), Duration.ofSeconds(4));
    }

    /**
     * One number to be keyed, or something to be said.
     *
     * @param name what the service calls it
     * @param mistaken what happens when the caller keyed another question's number here for the
     *     first, second, ... time; the last one repeats
     * @param faults the texts for what is wrong with a number, said where it is asked again
     * @param recording how long may be spoken, where that is asked for
     */
    record Field(
            String name,
            FieldType type,
            Question question,
            List<Action> mistaken,
            Map<Malformation, String> faults,
            Recording recording) {
        public Field {
            mistaken = List.copyOf(mistaken);
            faults = Map.copyOf(faults);
        }
    }

    /**
     * What a form does when its fields are filled.
     *
     * @param service the name of the service
     * @param outcomes where each outcome of its contract leads
     * @param refusals what happens at the first, second, ... refusal; the last one repeats
     * @param sends the texts that the service may send on; where there are none, what was told last
     */
    record Submit(
            String service,
            Map<String, Action> outcomes,
            List<Action> refusals,
            List<String> sends) {
        public Submit {
            outcomes = Map.copyOf(outcomes);
            refusals = List.copyOf(refusals);
            sends = List.copyOf(sends);
        }

        public Submit(String service, Map<String, Action> outcomes, List<Action> refusals) {
            this(service, outcomes, refusals, List.of());
        }
    }
}
