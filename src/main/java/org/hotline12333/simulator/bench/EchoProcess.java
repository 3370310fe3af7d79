package org.hotline12333.simulator.bench;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The echo server in a process of its own, so that what it costs can be told from the callers. */
public final class EchoProcess implements Closeable {
    private final Process process;
    private final Writer in;
    private final int port;

    private EchoProcess(Process process, Writer in, int port) {
        this.process = process;
        this.in = in;
        this.port = port;
    }

    /**
     * Starts it.
     *
     * @param command a process that runs {@link #serve}
     */
    static EchoProcess start(List<String> command, EchoScripts scripts)
            throws IOException, BenchException {
        Process process =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        Writer in = process.outputWriter(StandardCharsets.UTF_8);
        in.write(scripts.text());
        in.flush();
        String port = process.inputReader(StandardCharsets.UTF_8).readLine();
        if (port == null) {
            throw new BenchException("the echo server did not start; leave it out with --no-echo");
        }
        return new EchoProcess(process, in, Integer.parseInt(port));
    }

    /**
     * Reads scripts, listens, tells its port in a line, and ends when its input does: it never
     * outlives the bench.
     */
    public static void serve(BufferedReader in, PrintWriter out) throws IOException {
        serve(in, out, Optional.empty());
    }

    /**
     * The same, and asks a store of its own for what the hotline asks its store.
     *
     * @throws SQLException where it cannot be made
     */
    public static void serve(
            BufferedReader in, PrintWriter out, String url, String user, String password)
            throws IOException, SQLException {
        try (BareStore store = BareStore.open(url, user, password)) {
            serve(in, out, Optional.of(store));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a JVM without AES", e);
        }
    }

    private static void serve(BufferedReader in, PrintWriter out, Optional<BareStore> store)
            throws IOException {
        try (EchoServer server = EchoServer.start(EchoScripts.read(in), store)) {
            out.println(server.port());
            out.flush();
            while (in.readLine() != null) {
                Thread.onSpinWait(); // nobody says more; the end is what is awaited
            }
        }
    }

    int port() {
        return port;
    }

    @Override
    public void close() throws IOException {
        in.close();
        process.destroy();
    }
}
