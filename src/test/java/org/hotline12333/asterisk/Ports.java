package org.hotline12333.asterisk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketException;
import java.util.concurrent.atomic.AtomicInteger;

/** Ports that nobody uses now. */
final class Ports {
    /** Below the kernel's own choice of ports, so that nobody takes one between look and use. */
    private static final int FIRST = 12_000;

    private static final int LAST = 31_000;
    static final int STEP = 200;
    private static final AtomicInteger NEXT =
            new AtomicInteger((int) (ProcessHandle.current().pid() % 90));

    private Ports() {}

    /** The first of {@value #STEP} UDP ports that belong together. */
    static int udp() {
        while (true) {
            int port = FIRST + NEXT.getAndIncrement() * STEP % (LAST - FIRST);
            if (isFree(port) && isFree(port + 2)) {
                return port;
            }
        }
    }

    static int tcp() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("a free port", e);
        }
    }

    private static boolean isFree(int port) {
        try (var socket = new DatagramSocket(port, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (SocketException e) {
            return false;
        }
    }
}
