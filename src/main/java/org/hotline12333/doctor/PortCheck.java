package org.hotline12333.doctor;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.hotline12333.fastagi.Network;

/** Whether a hotline could serve where it is to serve, or does so already. */
public record PortCheck(InetAddress address, int port) implements Check {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    /** No call: a hotline refuses it with one word. */
    private static final String NO_CALL = "doctor: 1\n\n";

    private static final String REFUSAL = "failure";

    @Override
    public String subject() {
        return "port";
    }

    @Override
    public Finding look() throws IOException {
        if (!isOurs()) {
            return new Finding.Wrong(
                    address.getHostAddress() + " is no address of this machine",
                    "set HOTLINE_AGI_ADDRESS to one that is");
        }
        if (port == 0) {
            return new Finding.Well("any that is free");
        }
        try (ServerSocket trial = new ServerSocket()) {
            trial.bind(new InetSocketAddress(address, port));
            return new Finding.Well(name() + " is free: no hotline serves there now");
        } catch (IOException taken) {
            return ofWhoHasIt(taken);
        }
    }

    private boolean isOurs() throws IOException {
        return address.isAnyLocalAddress() || NetworkInterface.getByInetAddress(address) != null;
    }

    private String name() {
        return Network.agi(address, port);
    }

    private Finding ofWhoHasIt(IOException taken) {
        InetAddress near = address.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : address;
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(near, port), (int) PATIENCE.toMillis());
            socket.setSoTimeout((int) PATIENCE.toMillis());
            socket.getOutputStream().write(NO_CALL.getBytes(StandardCharsets.US_ASCII));
            BufferedReader reply =
                    new BufferedReader(
                            new InputStreamReader(
                                    socket.getInputStream(), StandardCharsets.US_ASCII));
            char[] word = new char[REFUSAL.length()];
            for (int at = 0; at < word.length; ) {
                int more = reply.read(word, at, word.length - at);
                if (more < 0) {
                    return another("closes the connection; it may not allow this machine");
                }
                at += more;
            }
            return new String(word).equals(REFUSAL)
                    ? new Finding.Well("a hotline answers on " + name())
                    : another("is no hotline");
        } catch (IOException e) {
            return another("cannot be had, and nothing answers (" + taken.getMessage() + ")");
        }
    }

    private Finding another(String how) {
        return new Finding.Wrong(
                "what has " + name() + " " + how,
                "end it if it is no hotline, or set HOTLINE_AGI_PORT to a port that is free");
    }
}
