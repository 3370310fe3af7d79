package org.hotline12333.simulator.sip;

/** The fast Fourier transform of complex numbers, in place; the size is a power of two. */
final class Fft {
    private final int size;
    private final float[] cos;
    private final float[] sin;

    Fft(int size) {
        if (Integer.bitCount(size) != 1) {
            throw new IllegalArgumentException("not a power of two: " + size);
        }
        this.size = size;
        cos = new float[size / 2];
        sin = new float[size / 2];
        for (int i = 0; i < size / 2; i++) {
            cos[i] = (float) Math.cos(2 * Math.PI * i / size);
            sin[i] = (float) -Math.sin(2 * Math.PI * i / size);
        }
    }

    void transform(float[] re, float[] im) {
        reorder(re, im);
        for (int half = 1; half < size; half *= 2) {
            int stride = size / (2 * half);
            for (int from = 0; from < size; from += 2 * half) {
                for (int k = 0; k < half; k++) {
                    butterfly(re, im, from + k, from + k + half, k * stride);
                }
            }
        }
    }

    /** Back, times the size. */
    void invert(float[] re, float[] im) {
        transform(im, re);
    }

    private void butterfly(float[] re, float[] im, int a, int b, int turn) {
        float turnedRe = re[b] * cos[turn] - im[b] * sin[turn];
        float turnedIm = re[b] * sin[turn] + im[b] * cos[turn];
        re[b] = re[a] - turnedRe;
        im[b] = im[a] - turnedIm;
        re[a] += turnedRe;
        im[a] += turnedIm;
    }

    private void reorder(float[] re, float[] im) {
        int bits = Integer.numberOfTrailingZeros(size);
        for (int i = 0; i < size; i++) {
            int mirrored = Integer.reverse(i) >>> (Integer.SIZE - bits);
            if (i < mirrored) {
                float keptRe = re[i];
                float keptIm = im[i];
                re[i] = re[mirrored];
                im[i] = im[mirrored];
                re[mirrored] = keptRe;
                im[mirrored] = keptIm;
            }
        }
    }
}
