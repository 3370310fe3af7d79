package org.hotline12333.interpreter;

import java.util.Map;
import org.hotline12333.prompt.Value;

/** A text with the values that were current when it was queued. */
public record Said(String textId, Map<String, Value> slots) {
    public Said {
        slots = Map.copyOf(slots);
    }
}
