package org.hotline12333.simulator.asterisk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketException;
import java.util.concurrent.atomic.AtomicInteger;

/** Ports that nobody uses now. */
public final class Ports {
    /** Below the kernel's own choice of ports, so that nobody takes one between look and use. */
    private static final int FIRST = 12_000;

    private static final int LAST = 31_000;
    private static final int FIRST_TCP = 9_000;
    private static final int LAST_TCP = FIRST;
    static final int STEP = 200;
    private static final AtomicInteger NEXT =
            new AtomicInteger((int) (ProcessHandle.current().pid() % 90));
    private static final AtomicInteger NEXT_TCP =
            new AtomicInteger((int) (ProcessHandle.current().pid() % (LAST_TCP - FIRST_TCP)));

    private Ports() {}

    /** The first of {@value #STEP} UDP ports that belong together. */
    public static int udp() {
        while (true) {
            int port = FIRST + NEXT.getAndIncrement() * STEP % (LAST - FIRST);
            if (isFree(port) && isFree(port + 2)) {
                return port;
            }
        }
    }

    /** A TCP port. */
    public static int tcp() {
        while (true) {
            int port = FIRST_TCP + NEXT_TCP.getAndIncrement() % (LAST_TCP - FIRST_TCP);
            if (takesConnections(port)) {
                return port;
            }
        }
    }

    private static boolean takesConnections(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (BindException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException("a free port", e);
        }
    }

    /** Whether this machine has an address. */
    static boolean canListen(InetAddress address) {
        try (var socket = new DatagramSocket(0, address)) {
            return socket.isBound();
        } catch (SocketException e) {
            return false;
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
