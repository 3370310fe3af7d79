package org.hotline12333.simulator.sip;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Places real calls and hears them. SIPp signals; sound and keys are the caller's own, so that what
 * is judged is what came down the line. Calls may be placed side by side.
 */
public final class SipLine {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LOOK = Duration.ofMillis(2);
    private static final Pattern NUMBER = Pattern.compile("[A-Za-z0-9+*#._-]{1,64}");

    private final InetSocketAddress server;
    private final String number;
    private final ClipRecognizer ear;
    private final Optional<SipAccount> account;
    private final Duration patience;

    private SipLine(
            InetSocketAddress server,
            String number,
            ClipRecognizer ear,
            Optional<SipAccount> account,
            Duration patience) {
        this.server = server;
        this.number = number;
        this.ear = ear;
        this.account = account;
        this.patience = patience;
    }

    /**
     * A line for anonymous calls.
     *
     * @param number what is dialled there
     * @throws SipException where the server's name is not known
     */
    public static SipLine to(InetSocketAddress server, String number, ClipRecognizer ear) {
        if (!NUMBER.matcher(number).matches()) {
            throw new IllegalArgumentException("not a number to dial: " + number);
        }
        if (server.isUnresolved()) {
            throw new SipException("the host %s is not known".formatted(server.getHostString()));
        }
        return new SipLine(server, number, ear, Optional.empty(), PATIENCE);
    }

    /** The same, calling with an account. */
    public SipLine as(SipAccount caller) {
        return new SipLine(server, number, ear, Optional.of(caller), patience);
    }

    /** The same, giving up a call that is not answered for so long; 30 s unless said otherwise. */
    public SipLine givingUpAfter(Duration unanswered) {
        return new SipLine(server, number, ear, account, unanswered);
    }

    /**
     * Places a call and returns when it has ended, from whichever side, and has been heard.
     *
     * @throws SipException where it cannot be placed
     */
    public SipRecord place(SipScript plan) {
        Call call = call(plan);
        ClipRecognizer.Recognition recognised = ear.hear(call.recording().samples());
        return new SipRecord(
                recognised.clips(),
                recognised.unknown(),
                call.hungUpByOther(),
                call.recording().length(),
                call.keysAt(),
                call.recording());
    }

    private record Call(Recording recording, boolean hungUpByOther, List<Duration> keysAt) {}

    private Call call(SipScript plan) {
        Duration limit = patience.plus(plan.limit()).plusSeconds(10);
        InetAddress own = ownAddress();
        long clock = System.nanoTime() - sinceEpoch(Instant.now()).toNanos();
        try (Telephone telephone = Telephone.at(own)) {
            var scenario = new Scenario(number, plan, account, telephone.port(), patience);
            var from = new InetSocketAddress(own, freePort(own));
            try (Sipp sipp = Sipp.run(server, from, scenario.xml(), limit)) {
                Signal answer = awaitAnswer(sipp);
                long start = clock + answer.time().toNanos();
                telephone.talk(new AnsweredCall(start, answer.sound()), plan.keys(), plan.voices());
                Signal ending = awaitEnd(sipp);
                return new Call(
                        telephone.recording(start, clock + ending.time().toNanos()),
                        ending.kind() == Signal.Kind.HUNG_UP,
                        telephone.keyed().stream()
                                .map(at -> Duration.ofNanos(at - start))
                                .toList());
            }
        }
    }

    private Signal awaitAnswer(Sipp sipp) {
        while (true) {
            boolean last = !sipp.isRunning();
            Optional<Signal> first = sipp.notes().stream().map(Signal::read).findFirst();
            if (first.isPresent() && first.get().kind() == Signal.Kind.ANSWERED) {
                return first.get();
            }
            if (last) {
                throw first.map(this::unplaced).orElseGet(() -> failed(sipp.await()));
            }
            rest();
        }
    }

    private Signal awaitEnd(Sipp sipp) {
        Sipp.Result result = sipp.await();
        Signal last = Signal.read(sipp.notes().getLast());
        if (last.kind() == Signal.Kind.ANSWERED) {
            throw failed(result);
        }
        return last;
    }

    private SipException unplaced(Signal why) {
        return new SipException(
                why.kind() == Signal.Kind.REFUSED ? refused(why.status()) : notAnswered());
    }

    private String notAnswered() {
        return "%s does not answer for %s within %d s"
                .formatted(where(), number, patience.toSeconds());
    }

    private String refused(int status) {
        return switch (status) {
            case 401, 407 ->
                    account.map(known ->
                                    "%s does not know the account %s or its password (%d)"
                                            .formatted(where(), known.user(), status))
                            .orElseGet(() ->
                                    "%s takes no anonymous calls: give an account (%d)"
                                            .formatted(where(), status));
            case 403 -> "%s forbids this caller to call (403)".formatted(where());
            case 404, 484, 604 -> "%s knows no number %s (%d)".formatted(where(), number, status);
            case 486, 600 -> "%s is busy (%d)".formatted(where(), status);
            case 488, 606 -> "%s offers no A-law sound (%d)".formatted(where(), status);
            default -> "%s refuses the call (%d)".formatted(where(), status);
        };
    }

    private SipException failed(Sipp.Result result) {
        if (result.errors().contains("UDP retransmission timeout")) {
            return new SipException("no SIP server answers at " + where());
        }
        String why =
                result.errors()
                        .lines()
                        .filter(line -> line.contains(": "))
                        .findFirst()
                        .orElse("status " + result.status());
        return new SipException("the call to %s failed: %s".formatted(where(), why));
    }

    private String where() {
        return server.getHostString() + ":" + server.getPort();
    }

    /** The address that the server sees us under. */
    private InetAddress ownAddress() {
        try (var socket = new DatagramSocket()) {
            socket.connect(server);
            return socket.getLocalAddress();
        } catch (SocketException e) {
            throw new SipException("no way to " + where(), e);
        }
    }

    private static int freePort(InetAddress own) {
        try (var socket = new DatagramSocket(new InetSocketAddress(own, 0))) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new SipException("no free port at " + own.getHostAddress(), e);
        }
    }

    private static Duration sinceEpoch(Instant now) {
        return Duration.ofSeconds(now.getEpochSecond(), now.getNano());
    }

    private static void rest() {
        try {
            Thread.sleep(LOOK);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted during a call", e);
        }
    }
}
