package org.hotline12333.background;

/**
 * The machine's processors. Java's priorities share them out on no Linux, so what is done beside
 * the calls takes a number of them, and leaves the other half to those who call.
 */
public final class Processors {
    private Processors() {}

    /** How many pieces of work beside the calls may go on at once; one at least. */
    public static int besideCalls(int most) {
        return Math.clamp(Runtime.getRuntime().availableProcessors() / 2, 1, most);
    }
}
