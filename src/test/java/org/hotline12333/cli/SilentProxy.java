package org.hotline12333.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Stands before a database and can fall silent as a network does: connections stay open and new
 * ones are taken, no byte is passed on, and nobody is told.
 */
final class SilentProxy implements AutoCloseable {
    private static final int CHUNK_BYTES = 8_192;

    private final ServerSocket door = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    private final int behind;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Set<Socket> silenced = ConcurrentHashMap.newKeySet();
    private final Object change = new Object();
    private boolean isSilentAtCommit;
    private boolean isSilent;

    /**
     * @param behind the port of the database
     */
    SilentProxy(int behind) throws IOException {
        this.behind = behind;
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    /** Each connection by itself, in its worst moment: what it has locked stays locked. */
    void fallSilentAtCommit() {
        synchronized (change) {
            isSilentAtCommit = true;
        }
    }

    void fallSilent() {
        synchronized (change) {
            isSilent = true;
        }
    }

    /** All that was held back is passed on. */
    void speak() {
        synchronized (change) {
            silenced.clear();
            endSilence();
        }
    }

    /** Connections from before stay silent for ever; new ones are served. */
    void forget() {
        synchronized (change) {
            silenced.addAll(open);
            endSilence();
        }
    }

    private void endSilence() {
        isSilent = false;
        isSilentAtCommit = false;
        change.notifyAll();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                open.add(client);
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        awaitWords(client);
        try {
            Socket server = new Socket(InetAddress.getLoopbackAddress(), behind);
            open.add(server);
            Thread.ofVirtual().start(() -> pump(client, client, server));
            pump(client, server, client);
        } catch (IOException gone) {
            close(client);
        }
    }

    private void pump(Socket client, Socket from, Socket to) {
        byte[] chunk = new byte[CHUNK_BYTES];
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                lookForCommit(client, new String(chunk, 0, read, StandardCharsets.ISO_8859_1));
                awaitWords(client);
                out.write(chunk, 0, read);
            }
        } catch (IOException gone) {
            close(from);
        }
        awaitWords(client);
        close(to);
    }

    private void lookForCommit(Socket client, String words) {
        synchronized (change) {
            if (isSilentAtCommit && words.contains("COMMIT\0")) {
                silenced.add(client);
            }
        }
    }

    private void awaitWords(Socket client) {
        synchronized (change) {
            while (isSilent || silenced.contains(client)) {
                try {
                    change.wait();
                } catch (InterruptedException _) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        open.forEach(SilentProxy::close);
        synchronized (change) {
            silenced.clear();
            endSilence();
        }
    }
}
