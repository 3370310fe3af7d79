package org.hotline12333.fastagi;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import org.asteriskjava.util.ServerSocketFacade;
import org.asteriskjava.util.SocketConnectionFacade;
import org.hotline12333.channel.Complaints;

/** Accepts connections, from allowed addresses alone. Used by the accepting thread. */
final class Doorman implements ServerSocketFacade {
    /** Connections that may wait to be accepted. */
    private static final int BACKLOG = 1_024;

    /** After an error, such as no file descriptor left, the accepting thread does not spin. */
    private static final Duration ACCEPT_PAUSE = Duration.ofMillis(100);

    private final ServerSocket socket;
    private final FastAgiSettings settings;
    private final Complaints complaints;
    private Connection accepted;

    @SuppressWarnings("NullAway.Init") // execute() asks for it after accept() alone
    Doorman(ServerSocket socket, FastAgiSettings settings, Complaints complaints)
            throws IOException {
        this.socket = socket;
        this.settings = settings;
        this.complaints = complaints;
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
                if (allows(peer)) {
                    accepted = new Connection(peer, settings, complaints);
                    return accepted;
                }
                complaints.about("address not allowed", peer.getInetAddress().getHostAddress());
                peer.close();
            } catch (IOException e) {
                if (socket.isClosed()) {
                    throw e;
                }
                complaints.about("accept failed", String.valueOf(e.getMessage()));
                pause();
            }
        }
    }

    private boolean allows(Socket peer) {
        return settings.allow().stream()
                .anyMatch(network -> network.contains(peer.getInetAddress()));
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
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            complaints.about("accept failed", String.valueOf(e.getMessage()));
        }
    }

    /** Deadlines are the connection's own. */
    @Override
    public void setSocketReadTimeout(int milliseconds) {
        // nothing to set here
    }
}
