package org.hotline12333.simulator.asterisk;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.hotline12333.channel.DisconnectException;
import org.hotline12333.simulator.line.VirtualLine;
import org.hotline12333.simulator.line.VirtualLine.Heard;
import org.hotline12333.simulator.line.VirtualVoice;

/**
 * Asterisk's application {@code AudioSocket}: what the caller says goes to a server in frames of 20
 * ms, and what the server sends is heard: in time with a clock, or, where nobody has time to lose,
 * a frame for each of the server's, whose clock it then is. Of the caller's ear there is so much
 * that a tone, which is answered by speaking, is told from anything else, which is listened to.
 */
final class AudioSocket {
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final int NAME = 0x01;
    private static final int KEY = 0x03;
    private static final int SOUND = 0x10;
    private static final int FRAME_SAMPLES = 160;

    /** A sample that is louder is heard. */
    private static final int AUDIBLE = 200;

    /** Turns of sign in a frame of a tone of 1,000 Hz; those of a voice are fewer, or change. */
    private static final int TONE_TURNS_MIN = 36;

    private static final int TONE_TURNS_MAX = 44;

    private static final short[] SPOKEN = VirtualVoice.samples(Duration.ofSeconds(1));

    private final VirtualLine line;
    private final Sounds sounds;
    private final List<short[]> played = new ArrayList<>();
    private final boolean keepsTime;
    private boolean inTone;
    private boolean listens;
    private boolean keyed;
    private Duration since = Duration.ZERO;
    private int spoken;

    AudioSocket(VirtualLine line, Sounds sounds, boolean keepsTime) {
        this.line = line;
        this.sounds = sounds;
        this.keepsTime = keepsTime;
    }

    /** To the end of the connection. A hang-up and a server that is not there give the same. */
    int run(String data) {
        String[] parts = data.split("[,:]", -1);
        UUID name = UUID.fromString(parts[0]);
        var server =
                new InetSocketAddress(parts[1], Integer.parseInt(parts[parts.length - 1].strip()));
        try (Socket socket = new Socket()) {
            socket.connect(server, (int) CONNECT.toMillis());
            socket.setTcpNoDelay(true);
            ByteBuffer bytes = ByteBuffer.allocate(16);
            bytes.putLong(name.getMostSignificantBits()).putLong(name.getLeastSignificantBits());
            send(socket, NAME, bytes.array());
            talk(socket);
            return 0;
        } catch (IOException | DisconnectException _) {
            return Applications.HUNG_UP;
        } finally {
            if (listens) {
                line.heard(sounds.voice(played), since, keyed || line.isHungUp());
            }
        }
    }

    /** Until the server closes. */
    private void talk(Socket socket) throws IOException {
        DataInputStream in = new DataInputStream(socket.getInputStream());
        long due = System.nanoTime();
        while (true) {
            try {
                if (keepsTime) {
                    due += VirtualLine.FRAME.toNanos();
                    LockSupport.parkNanos(due - System.nanoTime());
                    while (in.available() > 0 || isClosed(socket, in)) {
                        hear(frame(in));
                    }
                } else {
                    hear(frame(in));
                }
                Heard heard = line.hear(VirtualLine.FRAME);
                send(socket, SOUND, said(heard.speaks()));
                if (heard.key().isPresent()) {
                    keyed = true;
                    send(socket, KEY, new byte[] {(byte) heard.key().get().charValue()});
                }
            } catch (EOFException | SocketException _) {
                return;
            }
        }
    }

    /** Whether the end of the stream is there to be read; a frame that begins is read whole. */
    private boolean isClosed(Socket socket, DataInputStream in) throws IOException {
        socket.setSoTimeout(1);
        try {
            int kind = in.read();
            if (kind < 0) {
                throw new EOFException();
            }
            socket.setSoTimeout((int) CONNECT.toMillis());
            hear(payload(in));
            return false;
        } catch (java.net.SocketTimeoutException _) {
            return false;
        }
    }

    private static byte[] frame(DataInputStream in) throws IOException {
        if (in.read() < 0) {
            throw new EOFException();
        }
        return payload(in);
    }

    private static byte[] payload(DataInputStream in) throws IOException {
        byte[] payload = new byte[in.readUnsignedShort()];
        in.readFully(payload);
        return payload;
    }

    private void hear(byte[] payload) {
        short[] samples = new short[payload.length / Short.BYTES];
        ByteBuffer.wrap(payload).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(samples);
        int turns = 0;
        int peak = 0;
        for (int i = 1; i < samples.length; i++) {
            turns += (samples[i] < 0) == (samples[i - 1] < 0) ? 0 : 1;
            peak = Math.max(peak, Math.abs(samples[i]));
        }
        boolean loud = peak > AUDIBLE;
        boolean tone = loud && turns >= TONE_TURNS_MIN && turns <= TONE_TURNS_MAX;
        if (inTone && !loud) {
            line.tone();
        } else if (loud && !tone && !listens) {
            listens = true;
            since = line.now();
            line.speaking(sounds.voice(List.of(samples)));
        }
        inTone = tone;
        if (listens) {
            played.add(samples);
        }
    }

    private byte[] said(boolean speaks) {
        ByteBuffer bytes =
                ByteBuffer.allocate(FRAME_SAMPLES * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < FRAME_SAMPLES; i++) {
            bytes.putShort(speaks ? SPOKEN[(spoken + i) % SPOKEN.length] : 0);
        }
        spoken += speaks ? FRAME_SAMPLES : 0;
        return bytes.array();
    }

    private static void send(Socket socket, int kind, byte[] payload) throws IOException {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write(kind);
        frame.write(payload.length >> 8);
        frame.write(payload.length);
        frame.writeBytes(payload);
        socket.getOutputStream().write(frame.toByteArray());
    }
}
