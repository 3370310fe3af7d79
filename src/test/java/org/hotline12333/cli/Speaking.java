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

    /** Samples of 20 ms. */
    private static final int PIECE = 160;

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

    /** The share of what was spoken that came down the line again, in pieces of 20 ms. */
    static double playedBack(SipCall.Ended call, Sound spoken) {
        short[] line = call.line().recording().samples();
        short[] said = spoken.samples();
        int from = 0;
        int loud = 0;
        int found = 0;
        for (int at = 0; at + PIECE <= said.length; at += PIECE) {
            if (loud(said, at, PIECE)) {
                loud++;
                int next = find(said, at, line, from);
                found += next < 0 ? 0 : 1;
                from = next < 0 ? from : next + PIECE;
            }
        }
        return found / (double) loud;
    }

    /** Where a piece of it comes next. */
    private static int find(short[] said, int piece, short[] line, int from) {
        for (int at = from; at + PIECE <= line.length; at++) {
            if (Arrays.equals(line, at, at + PIECE, said, piece, piece + PIECE)) {
                return at;
            }
        }
        return -1;
    }

    private static boolean loud(short[] samples, int from, int length) {
        int peak = 0;
        for (int i = from; i < from + length; i++) {
            peak = Math.max(peak, Math.abs(samples[i]));
        }
        return peak > 500;
    }
}
