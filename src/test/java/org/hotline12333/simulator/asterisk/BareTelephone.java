package org.hotline12333.simulator.asterisk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A SIP telephone that does what SIPp does not: it dials any address, sends keys in every way there
 * is, says nothing, and vanishes. It answers whatever it is asked within the call.
 */
final class BareTelephone implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int FRAME_MS = 20;
    private static final int LOUD = 8_000;
    private static final AtomicInteger CALLERS = new AtomicInteger();
    private static final Pattern CONTACT = Pattern.compile("(?m)^Contact: *<([^>]+)>");
    private static final Pattern PORT = Pattern.compile("m=audio ([0-9]+)");

    private final DatagramSocket socket;
    private final BareSound sound;
    private final InetSocketAddress server;
    private final boolean offersEvents;
    private final String caller = "138%08d".formatted(CALLERS.incrementAndGet());
    private final String parameters;
    private final String id = Long.toHexString(ThreadLocalRandom.current().nextLong());
    private final AtomicInteger requests = new AtomicInteger();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Integer> status = new CompletableFuture<>();
    private final CompletableFuture<Boolean> ended = new CompletableFuture<>();
    private volatile String to;
    private volatile String target;

    /** How a key is sent. */
    enum Way {
        EVENT,
        TONE,
        INFO,
        EVENT_AND_INFO
    }

    private BareTelephone(
            InetSocketAddress server, String dialled, boolean offersEvents, String parameters) {
        this.server = server;
        this.offersEvents = offersEvents;
        this.parameters = parameters;
        to = "<" + dialled + ">";
        target = dialled;
        sound = new BareSound(server.getAddress());
        try {
            socket = new DatagramSocket(new InetSocketAddress(server.getAddress(), 0));
        } catch (SocketException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Dials.
     *
     * @param number the user part of a SIP address, or a whole tel: address
     * @param offersEvents whether keys may come as events of RFC 4733
     */
    static BareTelephone dial(InetSocketAddress server, String number, boolean offersEvents) {
        return dial(server, number, offersEvents, "");
    }

    /**
     * Dials, with parameters behind the caller's own number.
     *
     * @param parameters as {@code ;phone-context=+86}
     */
    static BareTelephone dial(
            InetSocketAddress server, String number, boolean offersEvents, String parameters) {
        String uri =
                number.startsWith("tel:")
                        ? number
                        : "sip:%s@%s".formatted(number, at(server.getAddress(), server.getPort()));
        var telephone = new BareTelephone(server, uri, offersEvents, parameters);
        Thread.ofPlatform().daemon().start(telephone::answerAll);
        telephone.ask("INVITE", "application/sdp", telephone.offer());
        return telephone;
    }

    private static String at(InetAddress address, int port) {
        String host = address.getHostAddress();
        return (address instanceof Inet6Address ? "[" + host + "]" : host) + ":" + port;
    }

    /** With what the call was answered. */
    int status() {
        return status.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    /** The caller's number. */
    String caller() {
        return caller;
    }

    /** The methods that Asterisk has used within the call. */
    List<String> asked() {
        return asked;
    }

    BareSound sound() {
        return sound;
    }

    /** Whether Asterisk ends the call in this time. */
    boolean isEndedWithin(Duration time) {
        return ended.completeOnTimeout(false, time.toMillis(), TimeUnit.MILLISECONDS).join();
    }

    /** Presses keys, each down for so long, with as much silence behind it. */
    BareTelephone press(Way transition, String keys, Duration down) {
        int frames = (int) (down.toMillis() / FRAME_MS);
        for (int i = 0; i < keys.length(); i++) {
            char key = keys.charAt(i);
            if (transition == Way.INFO || transition == Way.EVENT_AND_INFO) {
                sound.beside(() -> info(key, down));
            }
            switch (transition) {
                case TONE -> sound.tone(key, frames, LOUD);
                case EVENT, EVENT_AND_INFO -> sound.event(key, frames);
                case INFO -> sound.silence(frames);
            }
            sound.silence(frames);
        }
        return this;
    }

    private void info(char key, Duration down) {
        ask(
                "INFO",
                "application/dtmf-relay",
                "Signal=%c\r\nDuration=%d\r\n".formatted(key, down.toMillis()));
    }

    private String offer() {
        String family = server.getAddress() instanceof Inet6Address ? "IP6" : "IP4";
        String host = server.getAddress().getHostAddress();
        String events = "a=rtpmap:101 telephone-event/8000\r\na=fmtp:101 0-15\r\n";
        return "v=0\r\no=- 1 1 IN %s %s\r\ns=-\r\nc=IN %s %s\r\nt=0 0\r\n"
                        .formatted(family, host, family, host)
                + "m=audio %d RTP/AVP %s\r\na=rtpmap:8 PCMA/8000\r\n"
                        .formatted(sound.port(), offersEvents ? "8 101" : "8")
                + (offersEvents ? events : "");
    }

    private void ask(String method, String type, String body) {
        ask(method, requests.incrementAndGet(), type, body);
    }

    private void ask(String method, int number, String type, String body) {
        String here = at(socket.getLocalAddress(), socket.getLocalPort());
        String branch = Long.toHexString(ThreadLocalRandom.current().nextLong());
        send(
                "%s %s SIP/2.0\r\n".formatted(method, target)
                        + "Via: SIP/2.0/UDP %s;branch=z9hG4bK%s;rport\r\n".formatted(here, branch)
                        + "From: <sip:%s@%s>;tag=%s\r\n".formatted(caller + parameters, here, id)
                        + "To: %s\r\nCall-ID: %s\r\n".formatted(to, id)
                        + "CSeq: %d %s\r\nMax-Forwards: 70\r\n".formatted(number, method)
                        + "Contact: <sip:bare@%s>\r\nContent-Type: %s\r\n".formatted(here, type)
                        + "Content-Length: %d\r\n\r\n%s".formatted(body.length(), body));
    }

    private void send(String message) {
        byte[] bytes = message.getBytes(StandardCharsets.ISO_8859_1);
        try {
            socket.send(new DatagramPacket(bytes, bytes.length, server));
        } catch (IOException e) {
            if (!socket.isClosed()) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void answerAll() {
        byte[] bytes = new byte[1 << 16];
        try {
            while (true) {
                var packet = new DatagramPacket(bytes, bytes.length);
                socket.receive(packet);
                String message =
                        new String(bytes, 0, packet.getLength(), StandardCharsets.ISO_8859_1);
                if (message.startsWith("SIP/2.0 ")) {
                    answered(message);
                } else if (!message.startsWith("ACK")) {
                    requested(message);
                }
            }
        } catch (IOException e) {
            sound.close();
        }
    }

    private void answered(String message) {
        int code = Integer.parseInt(message.substring(8, 11));
        String sequence = header(message, "CSeq");
        if (code < 200 || !sequence.endsWith("INVITE")) {
            return;
        }
        to = header(message, "To");
        if (code == 200) {
            target = found(CONTACT, message);
        }
        ask("ACK", Integer.parseInt(sequence.split(" ", -1)[0]), "text/plain", "");
        if (code == 200 && !status.isDone()) {
            int port = Integer.parseInt(found(PORT, message));
            sound.start(new InetSocketAddress(server.getAddress(), port));
        }
        status.complete(code);
    }

    private void requested(String message) {
        String method = message.substring(0, message.indexOf(' '));
        asked.add(method);
        String body = method.equals("INVITE") ? offer() : "";
        send(
                "SIP/2.0 200 OK\r\nVia: %s\r\n".formatted(header(message, "Via"))
                        + "From: %s\r\n".formatted(header(message, "From"))
                        + "To: %s\r\n".formatted(header(message, "To"))
                        + "Call-ID: %s\r\nCSeq: %s\r\n".formatted(id, header(message, "CSeq"))
                        + "Contact: <sip:bare@%s>\r\n"
                                .formatted(at(socket.getLocalAddress(), socket.getLocalPort()))
                        + "Content-Type: application/sdp\r\n"
                        + "Content-Length: %d\r\n\r\n%s".formatted(body.length(), body));
        if (method.equals("BYE")) {
            ended.complete(true);
        }
    }

    private static String header(String message, String name) {
        return found(Pattern.compile("(?m)^" + name + ": *([^\r]*)"), message);
    }

    private static String found(Pattern pattern, String message) {
        Matcher matcher = pattern.matcher(message);
        if (!matcher.find()) {
            throw new IllegalStateException(pattern + " is not in " + message);
        }
        return matcher.group(1);
    }

    void hangUp() {
        ask("BYE", "text/plain", "");
        ended.complete(true);
    }

    /** Vanishes without a word, as a telephone does whose power is cut. */
    @Override
    public void close() {
        socket.close();
        sound.close();
    }
}
