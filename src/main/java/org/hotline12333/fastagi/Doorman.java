package org.hotline12333.fastagi;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import org.asteriskjava.util.ServerSocketFacade;
import org.asteriskjava.util.SocketConnectionFacade;

/** Accepts connections, from allowed addresses alone. Used by the accepting thread. */
final class Doorman implements ServerSocketFacade {
    /** Connections that may wait to be accepted. */
    private static final int BACKLOG = 1_024;

    /** After an error, such as no file descriptor left, the accepting thread does not spin. */
    private static final Duration ACCEPT_PAUSE = Duration.ofMillis(100);

    private final ServerSocket socket;
    private final List<Network> allow;
    private final Complaints complaints;
    private Connection accepted;

    @SuppressWarnings("NullAway.Init") // execute() asks for it after accept() alone
    Doorman(FastAgiSettings settings, Complaints complaints) throws IOException {
        this.allow = settings.allow();
        this.complaints = complaints;
        socket = new ServerSocket();
        try {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(settings.address(), settings.port()), BACKLOG);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    int port() {
        return socket.getLocalPort();
    }

    /** The connection accepted last: accept and execute run in the same thread of the library. */
    Connection accepted() {
        return accepted;
    }

    @Override
    public SocketConnectionFacade accept() throws IOException {
        while (true) {
            try {
                Socket peer = socket.accept();
                if (allow.stream().anyMatch(network -> network.contains(peer.getInetAddress()))) {
                    accepted = new Connection(peer);
                    return accepted;
                }
                peer.close();
                complaints.about("address not allowed", peer.getInetAddress().getHostAddress());
            } catch (IOException e) {
                if (socket.isClosed()) {
                    throw e;
                }
                complaints.about("accept failed", e.getClass().getSimpleName());
                pause();
            }
        }
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(ACCEPT_PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while accepting", e);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    /** Deadlines are the connection's own. */
    @Override
    public void setSocketReadTimeout(int milliseconds) {
        // nothing to set here
    }
}
