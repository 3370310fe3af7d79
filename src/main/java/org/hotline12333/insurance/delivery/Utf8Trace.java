package org.hotline12333.insurance.delivery;

/**
 * Whether bytes could be UTF-8: for a file that is said to be GB 18030, as which UTF-8 often passes
 * and says rubbish.
 */
final class Utf8Trace {
    private boolean broken;
    private boolean seen;

    /** Bytes that a letter still needs, and the bounds of the next one. */
    private int missing;

    private int min;
    private int max;

    /** Everything was UTF-8, and not ASCII alone. */
    boolean found() {
        return seen && !broken && missing == 0;
    }

    void follow(byte[] bytes, int from, int to) {
        for (int i = from; i < to && !broken; i++) {
            follow(bytes[i] & 0xff);
        }
    }

    private void follow(int each) {
        if (missing > 0) {
            broken = each < min || each > max;
            missing--;
            min = 0x80;
            max = 0xbf;
        } else if (each >= 0x80) {
            seen = true;
            begin(each);
        }
    }

    /** Unicode, table 3-7: what may begin a letter, and what may follow. */
    private void begin(int lead) {
        broken = lead < 0xc2 || lead > 0xf4;
        missing = lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : 3;
        min = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
        max = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
    }
}
