package org.hotline12333.simulator.sip;

/** The fast Fourier transform of complex numbers, in place; the size is a power of two. */
final class Fft {
    private final int size;

    /**
     * The turns of the halves 1, 2, 4 and so on, one behind the other: those of a half begin there.
     */
    private final float[] cos;

    private final float[] sin;

    Fft(int size) {
        if (Integer.bitCount(size) != 1) {
            throw new IllegalArgumentException("not a power of two: " + size);
        }
        this.size = size;
        cos = new float[size];
        sin = new float[size];
        for (int half = 1; half < size; half *= 2) {
            for (int k = 0; k < half; k++) {
                cos[half + k] = (float) Math.cos(Math.PI * k / half);
                sin[half + k] = (float) -Math.sin(Math.PI * k / half);
            }
        }
    }

    void transform(float[] re, float[] im) {
        reorder(re, im);
        transformReordered(re, im);
    }

    /** Back from what {@link #reorder} was done to, times the size. */
    void invertReordered(float[] re, float[] im) {
        transformReordered(im, re);
    }

    /** What is kept in locals is not looked up, nor its bounds: that is most of the time. */
    private void transformReordered(float[] re, float[] im) {
        for (int a = 0; a < size; a += 2) {
            float otherRe = re[a + 1];
            float otherIm = im[a + 1];
            float ownRe = re[a];
            float ownIm = im[a];
            re[a] = ownRe + otherRe;
            im[a] = ownIm + otherIm;
            re[a + 1] = ownRe - otherRe;
            im[a + 1] = ownIm - otherIm;
        }
        for (int half = 2; half < size; half *= 2) {
            for (int from = 0; from < size; from += 2 * half) {
                butterflies(re, im, from, half);
            }
        }
    }

    private void butterflies(float[] re, float[] im, int from, int half) {
        for (int k = 0; k < half; k++) {
            int a = from + k;
            int b = a + half;
            float c = cos[half + k];
            float s = sin[half + k];
            float otherRe = re[b];
            float otherIm = im[b];
            float ownRe = re[a];
            float ownIm = im[a];
            float turnedRe = otherRe * c - otherIm * s;
            float turnedIm = otherRe * s + otherIm * c;
            re[b] = ownRe - turnedRe;
            im[b] = ownIm - turnedIm;
            re[a] = ownRe + turnedRe;
            im[a] = ownIm + turnedIm;
        }
    }

    /** Every place gets what stands at the place whose bits are its own, read backwards. */
    void reorder(float[] re, float[] im) {
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
