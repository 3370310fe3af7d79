package org.hotline12333.simulator.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What can be told of a server's process from outside. */
class ServerProcessTest {
    private static final List<String> TCP =
            """
              sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
               0: 0100007F:11DE 0100007F:C350 01 00000000:00000000 00:00000000 00000000     0        0 111 1
               1: 0100007F:11DD 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 222 1
               2: 0100007F:11DD 0100007F:C351 01 00000000:00000000 00:00000000 00000000     0        0 333 1
               3: 0100007F:C351 0100007F:11DD 01 00000000:00000000 00:00000000 00000000     0        0 444 1
            """
                    .lines()
                    .toList();

    @Test
    void theSocketThatListensIsFoundAmongThoseConnected() {
        assertThat(ServerProcess.inode(TCP, 4573)).hasValue(222);
    }

    @Test
    void aPortAtWhichNobodyListensHasNone() {
        assertThat(ServerProcess.inode(TCP, 4574)).isEmpty();
        assertThat(ServerProcess.inode(List.of(), 4573)).isEmpty();
    }

    @Test
    void liveBytesAreTheSumBelowAClassHistogram() {
        String histogram =
                """
                 num     #instances         #bytes  class name (module)
                -------------------------------------------------------
                   1:         31337        4098504  [B (java.base@25)
                   2:          4711         226128  TotalLength
                Total        123456       98765432
                """;

        assertThat(ServerProcess.liveBytes(histogram)).hasValue(98_765_432);
        assertThat(ServerProcess.liveBytes("no such process")).isEmpty();
    }

    @Test
    void thisProcessIsNoServerToMeasure() throws IOException {
        try (ServerSocket door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(ServerProcess.listeningAt(door.getLocalPort())).isEmpty();
        }
    }
}
