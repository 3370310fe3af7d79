package org.hotline12333.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Stands before a server and has it die as a machine does, or stand still, from one moment to the
 * next, as those see it who are connected.
 */
final class MortalDoor implements AutoCloseable {
    private static final int CHUNK_BYTES = 8_192;
    private static final int WAITING_MAX = 50;

    private final InetSocketAddress address;
    private final int behind;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Object change = new Object();
    private @Nullable ServerSocket door;
    private boolean isStill;
    private Thread accepting = Thread.ofVirtual().start(() -> {});

    /**
     * @param port where it stands
     * @param behind the port of the server
     */
    MortalDoor(int port, int behind) {
        address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        this.behind = behind;
        live();
    }

    /** Connections are taken, and all is well. */
    void live() {
        synchronized (change) {
            if (door != null && !isStill) {
                return;
            }
        }
        die();
        try {
            ServerSocket opened = new ServerSocket();
            opened.setReuseAddress(true);
            opened.bind(address, WAITING_MAX);
            synchronized (change) {
                door = opened;
            }
            accepting = Thread.ofVirtual().start(() -> accept(opened));
        } catch (IOException e) {
            throw new UncheckedIOException("a door at " + address, e);
        }
    }

    /** All connections are cut, and none is taken: the port is free then. */
    void die() {
        synchronized (change) {
            if (door != null) {
                close(door);
            }
            door = null;
            isStill = false;
            change.notifyAll();
        }
        try {
            accepting.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        open.forEach(MortalDoor::cut);
        open.clear();
    }

    /** Connections stay, new ones are taken, and nothing is said any more. */
    void standStill() {
        synchronized (change) {
            isStill = true;
        }
    }

    private void accept(ServerSocket opened) {
        while (!opened.isClosed()) {
            try {
                Socket client = opened.accept();
                open.add(client);
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try {
            Socket server = new Socket(InetAddress.getLoopbackAddress(), behind);
            open.add(server);
            Thread.ofVirtual().start(() -> pump(client, server));
            pump(server, client);
        } catch (IOException gone) {
            close(client);
        }
    }

    private void pump(Socket from, Socket to) {
        byte[] chunk = new byte[CHUNK_BYTES];
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                awaitLife();
                out.write(chunk, 0, read);
            }
        } catch (IOException gone) {
            close(from);
        }
        close(to);
        open.remove(from);
        open.remove(to);
    }

    private void awaitLife() {
        synchronized (change) {
            while (isStill) {
                try {
                    change.wait();
                } catch (InterruptedException _) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        }
    }

    private static void cut(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
        } catch (IOException closed) {
            return;
        }
        close(socket);
    }

    private static void close(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception fault) {
            throw new IllegalStateException(fault);
        }
    }

    @Override
    public void close() {
        die();
    }
}
