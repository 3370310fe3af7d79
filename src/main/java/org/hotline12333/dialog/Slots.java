package org.hotline12333.dialog;

import java.util.Map;
import java.util.Set;

/**
 * What becomes of the slots that outcomes fill.
 *
 * @param ofTexts the slots of each text that the dialplan names
 * @param lasting those which must outlast the answer that filled them: a service further on reads
 *     them, or a text that is not said with that answer has them
 */
public record Slots(Map<String, Set<String>> ofTexts, Set<String> lasting) {
    public Slots {
        ofTexts = Map.copyOf(ofTexts);
        lasting = Set.copyOf(lasting);
    }

    /** The slots of a text. */
    public Set<String> of(String text) {
        return ofTexts.getOrDefault(text, Set.of());
    }
}
