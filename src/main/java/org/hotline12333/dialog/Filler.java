package org.hotline12333.dialog;

import java.time.Duration;

/**
 * What is said while a service takes long; VoiceXML's {@code fetchaudio}.
 *
 * @param text its id
 * @param delay how long a caller hears nothing before it, each time
 */
public record Filler(String text, Duration delay) {
    /** Where the dialplan has a text and no delay. */
    public static final Duration DELAY = Duration.ofSeconds(2);
}
