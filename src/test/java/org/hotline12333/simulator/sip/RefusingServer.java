package org.hotline12333.simulator.sip;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A SIP server that takes no call: it answers every INVITE alike, or lets it ring. */
final class RefusingServer implements AutoCloseable {
    private final DatagramSocket socket;
    private final String answer;
    private final List<String> requests = new CopyOnWriteArrayList<>();

    private RefusingServer(DatagramSocket socket, String answer) {
        this.socket = socket;
        this.answer = answer;
        Thread.ofPlatform().daemon().start(this::serve);
    }

    /** A server that gives this status to every call, such as {@code 404 Not Found}. */
    static RefusingServer saying(String answer) {
        try {
            var here = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
            return new RefusingServer(new DatagramSocket(here), answer);
        } catch (IOException e) {
            throw new UncheckedIOException("a server that refuses", e);
        }
    }

    InetSocketAddress address() {
        return (InetSocketAddress) socket.getLocalSocketAddress();
    }

    /** The methods of the requests that came, in order. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    private void serve() {
        byte[] bytes = new byte[4_096];
        while (!socket.isClosed()) {
            var packet = new DatagramPacket(bytes, bytes.length);
            try {
                socket.receive(packet);
                String request =
                        new String(bytes, 0, packet.getLength(), StandardCharsets.US_ASCII);
                requests.add(request.substring(0, request.indexOf(' ')));
                for (String response : responses(request)) {
                    byte[] reply = response.getBytes(StandardCharsets.US_ASCII);
                    socket.send(new DatagramPacket(reply, reply.length, packet.getSocketAddress()));
                }
            } catch (IOException e) {
                if (!socket.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private List<String> responses(String request) {
        return switch (requests.getLast()) {
            case "INVITE" -> List.of(response("100 Trying", request), response(answer, request));
            case "CANCEL" ->
                    List.of(
                            response("200 OK", request),
                            response("487 Request Terminated", request)
                                    .replace("CANCEL", "INVITE"));
            default -> List.of();
        };
    }

    private static String response(String status, String request) {
        Stream<String> copied =
                request.lines()
                        .filter(line -> line.matches("(Via|From|To|Call-ID|CSeq):.*"))
                        .map(line -> line.startsWith("To:") ? line + ";tag=refusing" : line);
        return Stream.of(
                        Stream.of("SIP/2.0 " + status),
                        copied,
                        Stream.of("Content-Length: 0", "", ""))
                .flatMap(lines -> lines)
                .collect(Collectors.joining("\r\n"));
    }

    @Override
    public void close() {
        socket.close();
    }
}
