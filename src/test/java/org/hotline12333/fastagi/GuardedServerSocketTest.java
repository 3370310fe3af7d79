package org.hotline12333.fastagi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import org.hotline12333.audiosocket.Pace;
import org.hotline12333.background.RateLimitedLog;
import org.junit.jupiter.api.Test;

class GuardedServerSocketTest {
    private static final FastAgiSettings SETTINGS =
            ServerUnderTest.settings(1, ServerUnderTest.LONG, ServerUnderTest.LONG);

    @Test
    void goesOnWhenNoFileDescriptorIsLeft() throws IOException {
        try (LogLines log = new LogLines();
                ServerSocket poor = new PoorSocket(2)) {
            GuardedServerSocket door =
                    GuardedServerSocket.at(poor, SETTINGS, new RateLimitedLog(() -> 7));
            try (Wire _ = Wire.to(door.address().getPort())) {
                Connection connection = (Connection) door.accept();

                assertThat(connection).isSameAs(door.accepted());
                assertThat(log.lines())
                        .containsExactly("WARN accept failed: Too many open files (1 times)");
                connection.cut();
            }
        }
    }

    @Test
    void endsWhenItIsClosed() throws IOException {
        try (ServerSocket socket = new ServerSocket()) {
            GuardedServerSocket door =
                    GuardedServerSocket.at(socket, SETTINGS, new RateLimitedLog(() -> 7));

            door.close();

            assertThatThrownBy(door::accept).isInstanceOf(IOException.class);
        }
    }

    @Test
    void leavesNoSocketOpenWhenTheAddressIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket();
                ServerSocket late = new ServerSocket()) {
            int port =
                    GuardedServerSocket.at(taken, SETTINGS, new RateLimitedLog(() -> 7))
                            .address()
                            .getPort();
            FastAgiSettings same =
                    new FastAgiSettings(
                            SETTINGS.address(),
                            port,
                            SETTINGS.allow(),
                            1,
                            1,
                            SETTINGS.headerDeadline(),
                            SETTINGS.replyDeadline(),
                            SETTINGS.drain(),
                            SETTINGS.handOver(),
                            SETTINGS.recorded(),
                            0,
                            Pace.CLOCK);

            assertThatThrownBy(
                            () -> GuardedServerSocket.at(late, same, new RateLimitedLog(() -> 7)))
                    .isInstanceOf(IOException.class);
            assertThat(late.isClosed()).isTrue();
        }
    }

    /** A socket of a process that has no file descriptor left, for so many times. */
    private static final class PoorSocket extends ServerSocket {
        private int times;

        PoorSocket(int times) throws IOException {
            this.times = times;
        }

        @Override
        public Socket accept() throws IOException {
            if (times-- > 0) {
                throw new SocketException("Too many open files");
            }
            return super.accept();
        }
    }
}
