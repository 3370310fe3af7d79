package org.hotline12333.fastagi;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/**
 * A socket without a network: what the peer says is known before, and each write is kept apart. The
 * peer says its first piece at once and one more after each write; then it closes.
 */
final class Tape extends Socket {
    private final List<String> written = new ArrayList<>();
    private final Queue<byte[]> pieces = new ArrayDeque<>();
    private byte[] piece = {};
    private int at;

    Tape(byte[]... pieces) {
        this.pieces.addAll(List.of(pieces));
        turn();
    }

    static Tape of(String said) {
        return new Tape(said.getBytes(StandardCharsets.ISO_8859_1));
    }

    private void turn() {
        if (at == piece.length && !pieces.isEmpty()) {
            piece = pieces.remove();
            at = 0;
        }
    }

    List<String> written() {
        return written;
    }

    @Override
    public InputStream getInputStream() {
        return new InputStream() {
            @Override
            public int read() {
                return at < piece.length ? piece[at++] & 0xff : -1;
            }

            @Override
            public int read(byte[] bytes, int from, int most) {
                int count = Math.min(most, piece.length - at);
                System.arraycopy(piece, at, bytes, from, count);
                at += count;
                return count == 0 ? -1 : count;
            }

            @Override
            public int available() {
                return piece.length - at;
            }
        };
    }

    @Override
    public OutputStream getOutputStream() {
        return new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                write(new byte[] {(byte) one}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int from, int count) {
                written.add(new String(bytes, from, count, StandardCharsets.ISO_8859_1));
                turn();
            }
        };
    }

    @Override
    public InetAddress getInetAddress() {
        return InetAddress.getLoopbackAddress();
    }

    @Override
    public void setTcpNoDelay(boolean on) {
        // there is no network
    }

    @Override
    public void setSoTimeout(int millis) {
        // what is said is there
    }
}
