package org.hotline12333.fastagi;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/** Where Asterisk connects to. */
sealed interface Door {
    /** From one look around to the next where nobody comes. */
    Duration LOOK = Duration.ofMillis(200);

    /**
     * Waits for the next to come.
     *
     * @throws SocketTimeoutException where nobody came for {@link #LOOK}
     */
    Socket accept() throws IOException;

    /** Nobody comes in here any more. */
    void shut() throws IOException;

    InetSocketAddress address();

    /** Whether somebody else keeps it when this process has ended. */
    boolean isHeld();

    /** A door of this process. */
    record Own(ServerSocket socket) implements Door {
        static Own of(ServerSocket socket) throws IOException {
            socket.setSoTimeout((int) LOOK.toMillis());
            return new Own(socket);
        }

        @Override
        public Socket accept() throws IOException {
            return socket.accept();
        }

        @Override
        public void shut() throws IOException {
            socket.close();
        }

        @Override
        public InetSocketAddress address() {
            return new InetSocketAddress(socket.getInetAddress(), socket.getLocalPort());
        }

        @Override
        public boolean isHeld() {
            return false;
        }
    }

    /**
     * A door that was handed to this process, which leaves it as it was: the JDK sends standard
     * output to nowhere when it closes it. Who comes after {@link #shut} waits for the next server,
     * so nobody is taken who is not wanted: it is looked whether somebody is there before they are.
     */
    record Held(ServerSocketChannel channel, Selector selector) implements Door {
        static Held of(ServerSocketChannel channel) throws IOException {
            Selector selector = Selector.open();
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_ACCEPT);
            return new Held(channel, selector);
        }

        @Override
        public Socket accept() throws IOException {
            try {
                selector.select(LOOK.toMillis());
                selector.selectedKeys().clear();
            } catch (ClosedSelectorException e) {
                throw new IOException("nobody is let in any more", e);
            }
            SocketChannel peer = channel.accept();
            if (peer == null) {
                throw new SocketTimeoutException("nobody came");
            }
            return peer.socket();
        }

        @Override
        public void shut() throws IOException {
            selector.close();
        }

        @Override
        public InetSocketAddress address() {
            ServerSocket socket = channel.socket();
            return new InetSocketAddress(socket.getInetAddress(), socket.getLocalPort());
        }

        @Override
        public boolean isHeld() {
            return true;
        }
    }
}
