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
    private final float[][] re;
    private final float[][] im;

    /** A voice that begins here, as far as its head tells. */
    record Beginning(Voice voice, int at) {}

    ClipIndex(List<Voice> voices) {
        // Two real correlations come from one complex transform.
        this.voices = voices;
        re = new float[voices.size()][];
        im = new float[voices.size()][];
        for (int i = 0; i < voices.size(); i++) {
            Voice voice = voices.get(i);
            re[i] = new float[SIZE];
            im[i] = new float[SIZE];
            for (int k = 0; k < voice.headLength(); k++) {
                re[i][k] = voice.at(k);
            }
            fft.transform(re[i], im[i]);
        }
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
        List<Beginning> found = new ArrayList<>();
        float[] first = new float[SIZE];
        float[] second = new float[SIZE];
        for (int i = 0; i < voices.size(); i += 2) {
            correlate(soundRe, soundIm, i, first, second);
            judge(voices.get(i), first, energies, from, found);
            if (i + 1 < voices.size()) {
                judge(voices.get(i + 1), second, energies, from, found);
            }
        }
        return found;
    }

    private void correlate(float[] xr, float[] xi, int voice, float[] first, float[] second) {
        boolean pair = voice + 1 < voices.size();
        float[] ar = re[voice];
        float[] ai = im[voice];
        float[] br = pair ? re[voice + 1] : ar;
        float[] bi = pair ? im[voice + 1] : ai;
        for (int k = 0; k < SIZE; k++) {
            float aRe = xr[k] * ar[k] + xi[k] * ai[k];
            float aIm = xi[k] * ar[k] - xr[k] * ai[k];
            float bRe = xr[k] * br[k] + xi[k] * bi[k];
            float bIm = xi[k] * br[k] - xr[k] * bi[k];
            first[k] = aRe - bIm;
            second[k] = aIm + bRe;
        }
        fft.invert(first, second);
    }

    private static void judge(
            Voice voice, float[] correlation, double[] energies, int from, List<Beginning> found) {
        double best = THRESHOLD;
        int at = -1;
        for (int place = 0; place < PLACES; place++) {
            double energy = energies[place + voice.headLength()] - energies[place];
            double norm = Math.sqrt(Math.max(1, energy) * voice.headEnergy()) * SIZE;
            double likeness = correlation[place] / norm;
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
