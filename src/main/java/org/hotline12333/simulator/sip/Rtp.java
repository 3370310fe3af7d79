package org.hotline12333.simulator.sip;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * A packet of sound or of a key, RFC 3550.
 *
 * @param timestamp in samples
 * @param source the stream's random name
 * @param payload from its start to its limit; nobody moves either
 */
record Rtp(boolean marked, int type, int sequence, int timestamp, int source, ByteBuffer payload) {
    /** A-law. */
    static final int SOUND = 8;

    /** Keys, RFC 4733; the number is ours to choose, the offer says it. */
    static final int KEY = 101;

    private static final int HEADER = 12;
    private static final int VERSION = 2;
    private static final int PADDED = 0x20;
    private static final int EXTENDED = 0x10;

    /** Bytes that are no packet of RTP are none. */
    static Optional<Rtp> read(byte[] bytes, int length) {
        if (length < HEADER || (bytes[0] & 0xff) >> 6 != VERSION) {
            return Optional.empty();
        }
        ByteBuffer in = ByteBuffer.wrap(bytes, 0, length);
        int first = in.get();
        int second = in.get();
        int sequence = in.getShort() & 0xffff;
        int timestamp = in.getInt();
        int source = in.getInt();
        int from = HEADER + 4 * (first & 0xf);
        if ((first & EXTENDED) != 0 && from + 4 <= length) {
            from += 4 + 4 * (in.getShort(from + 2) & 0xffff);
        }
        int to = (first & PADDED) == 0 ? length : length - (bytes[length - 1] & 0xff);
        if (from > to) {
            return Optional.empty();
        }
        return Optional.of(
                new Rtp(
                        (second & 0x80) != 0,
                        second & 0x7f,
                        sequence,
                        timestamp,
                        source,
                        ByteBuffer.wrap(bytes.clone(), from, to - from).slice()));
    }

    byte[] bytes() {
        return ByteBuffer.allocate(HEADER + payload.remaining())
                .put((byte) (VERSION << 6))
                .put((byte) ((marked ? 0x80 : 0) | type))
                .putShort((short) sequence)
                .putInt(timestamp)
                .putInt(source)
                .put(payload.duplicate())
                .array();
    }
}
