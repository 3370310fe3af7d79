package org.hotline12333.fastagi;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import org.asteriskjava.util.ServerSocketFacade;
import org.asteriskjava.util.SocketConnectionFacade;
import org.hotline12333.background.RateLimitedLog;

/** Accepts connections, from allowed addresses alone. Used by the accepting thread. */
final class GuardedServerSocket implements ServerSocketFacade {
    /** Connections that may wait to be accepted. */
    private static final int BACKLOG = 1_024;

    /** After an error, such as no file descriptor left, the accepting thread does not spin. */
    private static final Duration ACCEPT_PAUSE = Duration.ofMillis(100);

    private final Door door;
    private final FastAgiSettings settings;
    private final RateLimitedLog warnings;
    private volatile long seen = System.nanoTime();
    private volatile boolean leaving;
    private Connection accepted;

    @SuppressWarnings("NullAway.Init") // execute() asks for it after accept() alone
    private GuardedServerSocket(Door door, FastAgiSettings settings, RateLimitedLog warnings) {
        this.door = door;
        this.settings = settings;
        this.warnings = warnings;
    }

    /**
     * At the door that was handed to this process as its standard input, or else at one of its own.
     */
    static GuardedServerSocket open(FastAgiSettings settings, RateLimitedLog warnings)
            throws IOException {
        return System.inheritedChannel() instanceof ServerSocketChannel handed
                ? new GuardedServerSocket(Door.Held.of(handed), settings, warnings)
                : at(new ServerSocket(), settings, warnings);
    }

    /** At a door of its own. */
    static GuardedServerSocket at(
            ServerSocket socket, FastAgiSettings settings, RateLimitedLog warnings)
            throws IOException {
        try {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(settings.address(), settings.port()), BACKLOG);
            return new GuardedServerSocket(Door.Own.of(socket), settings, warnings);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    InetSocketAddress address() {
        return door.address();
    }

    /** Whether somebody else holds the door open when this process has ended. */
    boolean isHeld() {
        return door.isHeld();
    }

    /** When somebody stood here last, by {@link System#nanoTime}. */
    long seen() {
        return seen;
    }

    /** The connection accepted last: accept and execute run in the same thread of the library. */
    Connection accepted() {
        return accepted;
    }

    @Override
    public SocketConnectionFacade accept() throws IOException {
        while (true) {
            if (leaving) {
                throw new IOException("nobody is let in any more");
            }
            try {
                Socket peer = door.accept();
                seen = System.nanoTime();
                if (settings.allows(peer.getInetAddress())) {
                    accepted = new Connection(peer, settings, warnings);
                    return accepted;
                }
                warnings.about("address not allowed", peer.getInetAddress().getHostAddress());
                peer.close();
            } catch (SocketTimeoutException _) {
                seen = System.nanoTime(); // nobody came
            } catch (IOException e) {
                if (leaving) {
                    throw e;
                }
                seen = System.nanoTime();
                warnings.about("accept failed", String.valueOf(e.getMessage()));
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
    public void close() {
        leaving = true;
        try {
            door.shut();
        } catch (IOException e) {
            warnings.about("accept failed", String.valueOf(e.getMessage()));
        }
    }

    /** Deadlines are the connection's own. */
    @Override
    public void setSocketReadTimeout(int milliseconds) {
        // nothing to set here
    }
}
