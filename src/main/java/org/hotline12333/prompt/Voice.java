package org.hotline12333.prompt;

import java.util.Map;

/**
 * Who reads, and how fast at each pace.
 *
 * @param name as the speech engine knows it
 * @param speeds in the engine's own measure, words a minute for most; never without the ordinary
 */
record Voice(String name, Map<SpeechRate, Integer> speeds) {
    Voice {
        speeds = Map.copyOf(speeds);
    }
}
