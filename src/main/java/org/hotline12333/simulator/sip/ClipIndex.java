package org.hotline12333.simulator.sip;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds which voices may begin in a stretch of a recording: the normalised correlation of every
 * voice's head with the recording at every place, by way of the Fourier transform.
 */
final class ClipIndex {
    /** How many places one search tries. */
    static final int PLACES = Voice.HEAD;

    /** A head that correlates less is another sound; the whole is judged by {@link Match}. */
    private static final double THRESHOLD = 0.8;

    private static final int SIZE = PLACES + Voice.HEAD;

    private final Fft fft = new Fft(SIZE);
    private final List<Voice> voices;

    /** Of two voices at a time: two real correlations come from one complex transform. */
    private final float[][] pairsRe;

    private final float[][] pairsIm;

    /** A voice that begins here, as far as its head tells. */
    record Beginning(Voice voice, int at) {}

    ClipIndex(List<Voice> voices) {
        this.voices = voices;
        pairsRe = new float[(voices.size() + 1) / 2][];
        pairsIm = new float[pairsRe.length][];
        for (int pair = 0; pair < pairsRe.length; pair++) {
            Voice first = voices.get(2 * pair);
            Voice second = voices.get(Math.min(2 * pair + 1, voices.size() - 1));
            pair(pair, first, second);
        }
    }

    /** The conjugate of the first one's transform, and i times that of the second one's. */
    private void pair(int pair, Voice first, Voice second) {
        float[] re = head(first);
        float[] im = new float[SIZE];
        fft.transform(re, im);
        float[] otherRe = head(second);
        float[] otherIm = new float[SIZE];
        fft.transform(otherRe, otherIm);
        for (int k = 0; k < SIZE; k++) {
            re[k] += otherIm[k];
            im[k] = otherRe[k] - im[k];
        }
        fft.reorder(re, im);
        pairsRe[pair] = re;
        pairsIm[pair] = im;
    }

    private static float[] head(Voice voice) {
        float[] head = new float[SIZE];
        for (int k = 0; k < voice.headLength(); k++) {
            head[k] = voice.at(k);
        }
        return head;
    }

    /** The voices that may begin at {@link #PLACES} places from here on, each at its likeliest. */
    List<Beginning> search(short[] recording, int from) {
        float[] soundRe = new float[SIZE];
        float[] soundIm = new float[SIZE];
        double[] energies = new double[SIZE + 1];
        for (int i = 0; i < SIZE; i++) {
            soundRe[i] = from + i < recording.length ? recording[from + i] : 0;
            energies[i + 1] = energies[i] + (double) soundRe[i] * soundRe[i];
        }
        fft.transform(soundRe, soundIm);
        fft.reorder(soundRe, soundIm);
        double[] usual = perLoudness(energies, Voice.HEAD);
        List<Beginning> found = new ArrayList<>();
        float[] first = new float[SIZE];
        float[] second = new float[SIZE];
        for (int pair = 0; pair < pairsRe.length; pair++) {
            multiply(soundRe, soundIm, pairsRe[pair], pairsIm[pair], first, second);
            fft.invertReordered(first, second);
            for (int i = 2 * pair; i < Math.min(2 * pair + 2, voices.size()); i++) {
                Voice voice = voices.get(i);
                double[] scale =
                        voice.headLength() == Voice.HEAD
                                ? usual
                                : perLoudness(energies, voice.headLength());
                judge(voice, i == 2 * pair ? first : second, scale, from, found);
            }
        }
        return found;
    }

    /** By what a correlation is made independent of how loud the recording is at its place. */
    private static double[] perLoudness(double[] energies, int headLength) {
        double[] scale = new double[PLACES];
        for (int place = 0; place < PLACES; place++) {
            double energy = energies[place + headLength] - energies[place];
            scale[place] = 1 / (Math.sqrt(Math.max(1, energy)) * SIZE);
        }
        return scale;
    }

    private static void multiply(
            float[] xr, float[] xi, float[] yr, float[] yi, float[] re, float[] im) {
        for (int k = 0; k < SIZE; k++) {
            float a = xr[k];
            float b = xi[k];
            float c = yr[k];
            float d = yi[k];
            re[k] = a * c - b * d;
            im[k] = a * d + b * c;
        }
    }

    private static void judge(
            Voice voice, float[] correlation, double[] scale, int from, List<Beginning> found) {
        double best = THRESHOLD * Math.sqrt(voice.headEnergy());
        int at = -1;
        for (int place = 0; place < PLACES; place++) {
            double likeness = correlation[place] * scale[place];
            if (likeness > best) {
                best = likeness;
                at = place;
            }
        }
        if (at >= 0) {
            found.add(new Beginning(voice, from + at));
        }
    }
}
