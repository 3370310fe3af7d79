package org.hotline12333.dialog;

import java.util.Map;
import java.util.Set;

/**
 * What becomes of the slots that outcomes fill.
 *
 * @param ofTexts the slots of each text that the dialplan names
 * @param ahead those that a call must bring to each dialog: a text that is said there has them, or
 *     a service there or further on reads them, and nothing fills them before
 */
public record Slots(Map<String, Set<String>> ofTexts, Map<String, Set<String>> ahead) {
    public Slots {
        ofTexts = Map.copyOf(ofTexts);
        ahead = Map.copyOf(ahead);
    }

    /** The slots of a text. */
    public Set<String> of(String text) {
        return ofTexts.getOrDefault(text, Set.of());
    }

    /** What is still needed where a call enters a dialog; all other slots have ended there. */
    public Set<String> ahead(String dialog) {
        return ahead.getOrDefault(dialog, Set.of());
    }
}
