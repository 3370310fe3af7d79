package org.hotline12333.fastagi;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import org.slf4j.LoggerFactory;

/** A server in a process of its own: prints its port, then what it logs, until its input ends. */
final class PoorServer {
    private PoorServer() {}

    public static void main(String... arguments) throws IOException {
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
        FastAgiSettings settings =
                ServerUnderTest.settings(
                        100, Siege.DEADLINE, ServerUnderTest.LONG, ServerUnderTest.SHORT);
        try (FastAgiServer server = new FastAgiServer(settings, HonestCaller::talk)) {
            server.start();
            System.out.println(server.port());
            System.in.read();
        }
    }
}
