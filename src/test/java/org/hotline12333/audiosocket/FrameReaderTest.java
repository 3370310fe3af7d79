package org.hotline12333.audiosocket;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class FrameReaderTest {
    /** Often enough for classes to be loaded, which takes longer than what is measured. */
    private static final int TICKS = 20;

    /** A line that sends something every 20 ms asks for the rest of them again and again. */
    @Test
    void nothingComesNoSoonerThanTheTimeIsOver() throws IOException {
        Duration shorterThanSocketsHave = Duration.ofNanos(900_000);
        try (ServerSocket door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket silent = new Socket(door.getInetAddress(), door.getLocalPort());
                Socket peer = door.accept()) {
            FrameReader in = new FrameReader(peer);

            for (int tick = 0; tick < TICKS; tick++) {
                long asked = System.nanoTime();
                assertThat(in.next(shorterThanSocketsHave)).isEmpty();
                assertThat(Duration.ofNanos(System.nanoTime() - asked))
                        .isGreaterThanOrEqualTo(shorterThanSocketsHave);
            }
            assertThat(silent.isConnected()).isTrue();
        }
    }
}
