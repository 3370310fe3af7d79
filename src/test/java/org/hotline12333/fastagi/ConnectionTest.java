package org.hotline12333.fastagi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.hotline12333.background.RateLimitedLog;
import org.junit.jupiter.api.Test;

class ConnectionTest {
    @Test
    void writesACommandInOnePiece() throws IOException {
        Tape tape = Tape.of("");
        Connection connection = connection(tape);

        connection.write("GET DATA ");
        connection.write("\"\"\n");
        connection.flush();

        assertThat(tape.written()).containsExactly("GET DATA \"\"\n");
    }

    @Test
    void writesALastWordInOnePiece() {
        Tape tape = Tape.of("");

        connection(tape).refuse("SET VARIABLE A b\nfailure\n");

        assertThat(tape.written()).containsExactly("SET VARIABLE A b\nfailure\n");
    }

    @Test
    void readsEveryByteAsOneCharacterAndWritesChinese() throws IOException {
        Tape tape = Tape.of("200 result=1 (\u00e4\u00ff\u0085)\n");
        Connection connection = connection(tape);

        String reply = connection.readLine();
        connection.write("\u5df2\u6838\u9a8c");
        connection.flush();

        assertThat(reply).isEqualTo("200 result=1 (\u00e4\u00ff\u0085)");
        assertThat(tape.written())
                .extracting(line -> line.getBytes(StandardCharsets.ISO_8859_1))
                .containsExactly("\u5df2\u6838\u9a8c".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void keepsWhatTheLibrarySaysAfterTheEndToItself() throws IOException {
        Tape tape = Tape.of("");
        Connection connection = connection(tape);

        connection.end();
        connection.write("SET VARIABLE \"AJ_AGISTATUS\" \"SUCCESS\"\n");
        connection.flush();

        assertThat(connection.readLine()).isEqualTo("200 result=1");
        assertThat(tape.written()).isEmpty();
    }

    private static Connection connection(Socket socket) {
        return new Connection(
                socket,
                ServerUnderTest.settings(1, ServerUnderTest.LONG, ServerUnderTest.LONG),
                new RateLimitedLog(System::nanoTime));
    }
}
