package org.hotline12333.fastagi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConnectionTest {
    @Test
    void writesACommandInOnePiece() throws IOException {
        Tape tape = new Tape("");
        Connection connection = connection(tape);

        connection.write("GET DATA ");
        connection.write("\"\"\n");
        connection.flush();

        assertThat(tape.written).containsExactly("GET DATA \"\"\n");
    }

    @Test
    void writesALastWordInOnePiece() {
        Tape tape = new Tape("");

        connection(tape).refuse("SET VARIABLE A b\nfailure\n");

        assertThat(tape.written).containsExactly("SET VARIABLE A b\nfailure\n");
    }

    @Test
    void carriesEveryByteAsOneCharacter() throws IOException {
        Tape tape = new Tape("200 result=1 (\u00e4\u00ff\u0085)\n");
        Connection connection = connection(tape);

        String reply = connection.readLine();
        connection.write("\u00e4\u00ff\u0085");
        connection.flush();

        assertThat(reply).isEqualTo("200 result=1 (\u00e4\u00ff\u0085)");
        assertThat(tape.written).containsExactly("\u00e4\u00ff\u0085");
    }

    @Test
    void keepsWhatTheLibrarySaysAfterTheEndToItself() throws IOException {
        Tape tape = new Tape("");
        Connection connection = connection(tape);

        connection.end();
        connection.write("SET VARIABLE \"AJ_AGISTATUS\" \"SUCCESS\"\n");
        connection.flush();

        assertThat(connection.readLine()).isEqualTo("200 result=1");
        assertThat(tape.written).isEmpty();
    }

    private static Connection connection(Socket socket) {
        return new Connection(
                socket,
                ServerUnderTest.settings(1, ServerUnderTest.LONG, ServerUnderTest.LONG),
                new Complaints(System::nanoTime));
    }

    /** A socket that keeps each write apart. */
    private static final class Tape extends Socket {
        private final List<String> written = new ArrayList<>();
        private final InputStream in;

        Tape(String said) {
            in = new ByteArrayInputStream(said.getBytes(StandardCharsets.ISO_8859_1));
        }

        @Override
        public InputStream getInputStream() {
            return in;
        }

        @Override
        public InetAddress getInetAddress() {
            return InetAddress.getLoopbackAddress();
        }

        @Override
        public OutputStream getOutputStream() {
            return new OutputStream() {
                @Override
                public void write(int one) {
                    write(new byte[] {(byte) one}, 0, 1);
                }

                @Override
                public void write(byte[] bytes, int from, int count) {
                    written.add(new String(bytes, from, count, StandardCharsets.ISO_8859_1));
                }
            };
        }
    }
}
