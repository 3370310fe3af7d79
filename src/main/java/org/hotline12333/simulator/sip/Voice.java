package org.hotline12333.simulator.sip;

import java.util.Arrays;
import java.util.Set;
import org.hotline12333.prompt.Clip;
import org.hotline12333.prompt.sound.Sound;

/** How some clips, all the same to the ear, sound on the line. */
final class Voice {
    /** What a sound is searched by: its first 64 ms. */
    static final int HEAD = 512;

    /** A sound is compared in pieces of 20 ms. */
    static final int BLOCK = 160;

    private final Set<Clip> clips;
    private final short[] sound;
    private final double headEnergy;
    private final int lastLoud;

    Voice(Set<Clip> clips, short[] sound) {
        this.clips = clips;
        this.sound = sound;
        headEnergy = energy(sound, 0, Math.min(HEAD, sound.length));
        lastLoud = lastLoud(sound);
    }

    Set<Clip> clips() {
        return clips;
    }

    int length() {
        return sound.length;
    }

    short at(int sample) {
        return sound[sample];
    }

    double headEnergy() {
        return headEnergy;
    }

    int headLength() {
        return Math.min(HEAD, sound.length);
    }

    /** The end of the last block that is not silence. */
    int loudEnd() {
        return lastLoud;
    }

    boolean isSilent() {
        return lastLoud == 0;
    }

    private static int lastLoud(short[] sound) {
        for (int from = (sound.length - 1) / BLOCK * BLOCK; from >= 0; from -= BLOCK) {
            int to = Math.min(from + BLOCK, sound.length);
            if (isLoud(energy(sound, from, to), to - from)) {
                return to;
            }
        }
        return 0;
    }

    static boolean isLoud(double energy, int samples) {
        return energy >= (double) Sound.SILENCE * Sound.SILENCE * samples;
    }

    static double energy(short[] sound, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += (double) sound[i] * sound[i];
        }
        return sum;
    }

    boolean soundsLike(Voice other) {
        return Arrays.equals(sound, other.sound);
    }
}
