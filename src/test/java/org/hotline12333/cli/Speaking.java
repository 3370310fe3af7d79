package org.hotline12333.cli;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.hotline12333.simulator.asterisk.SipCall;
import org.hotline12333.value.ALaw;
import org.hotline12333.value.Sound;

/** Callers who leave a message, and what of it is in a store. */
final class Speaking {
    /** The tone comes so long after the last key at most, and the caller speaks soon after it. */
    private static final Duration TONE = ofSeconds(3);

    static final Duration SOON = ofMillis(300);

    private Speaking() {}

    /** A prompt, said by a caller. */
    static Sound speech(String clip) throws Exception {
        short[] samples =
                org.hotline12333.prompt.sound.Sound.read(Path.of("prompts", clip + ".wav"))
                        .samples();
        byte[] aLaw = new byte[samples.length];
        for (int i = 0; i < samples.length; i++) {
            aLaw[i] = ALaw.encode(samples[i]);
        }
        return new Sound(aLaw, Duration.ZERO);
    }

    /** The first of a speech. */
    static Sound first(Sound sound, Duration length) {
        return new Sound(Arrays.copyOf(sound.aLaw(), (int) length.toMillis() * 8), Duration.ZERO);
    }

    /** Goes on to the tone; the key stands for a language. */
    static SipCall atTone(SipCall call, String language) {
        call.after(ofSeconds(2));
        for (String key :
                List.of(language, "3", "1", "#")) { // a busy machine takes a while for each
            call.after(ofMillis(1_600)).keys(key);
        }
        return call.after(TONE);
    }

    static boolean holds(Sound stored, Sound spoken) {
        byte[] whole = stored.aLaw();
        byte[] part = spoken.aLaw();
        for (int at = 0; at + part.length <= whole.length; at++) {
            if (Arrays.equals(whole, at, at + part.length, part, 0, part.length)) {
                return true;
            }
        }
        return false;
    }
}
