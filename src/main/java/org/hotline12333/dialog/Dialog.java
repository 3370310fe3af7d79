package org.hotline12333.dialog;

import java.util.List;
import java.util.Map;
import org.hotline12333.service.FieldType;
import org.hotline12333.service.Malformation;

/** A menu or a form, in VoiceXML's sense. */
public sealed interface Dialog {
    String id();

    /** A question that one key answers. */
    record Menu(String id, Question question, Map<Character, Action> choices) implements Dialog {
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
     * One number to be keyed.
     *
     * @param name what the service calls it
     * @param mistaken what happens when the caller keyed another question's number here for the
     *     first, second, ... time; the last one repeats
     * @param faults the texts for what is wrong with a number, said where it is asked again
     */
    record Field(
            String name,
            FieldType type,
            Question question,
            List<Action> mistaken,
            Map<Malformation, String> faults) {
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
     */
    record Submit(String service, Map<String, Action> outcomes, List<Action> refusals) {
        public Submit {
            outcomes = Map.copyOf(outcomes);
            refusals = List.copyOf(refusals);
        }
    }
}
