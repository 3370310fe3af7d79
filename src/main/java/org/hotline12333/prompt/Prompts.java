package org.hotline12333.prompt;

import java.util.Map;

/** Temporary. */
public interface Prompts {
    Utterance say(Language language, String textId, Map<String, Value> slots);
}
