package org.hotline12333.simulator.asterisk;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hotline12333.identity.Secret;
import org.hotline12333.simulator.sip.AgentEar;
import org.hotline12333.simulator.sip.ClipRecognizer;
import org.hotline12333.simulator.sip.SipAccount;
import org.hotline12333.simulator.sip.SipLine;
import org.hotline12333.simulator.sip.SipScript;
import org.hotline12333.simulator.sip.Sipp;

/**
 * The agent of the queue at a real SIP telephone, registered until {@link #close}: answers one call
 * and hangs it up after a while, or answers several that their callers hang up.
 */
public final class SipAgent implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    /** An agent who takes several calls is there for longer. */
    private static final Duration SHIFT = Duration.ofMinutes(3);

    private static final String FIRST = "agent1";

    private final RealAsterisk asterisk;
    private final String name;
    private final int port;
    private final Sipp telephone;
    private boolean gone;

    private SipAgent(RealAsterisk asterisk, String name, int port, Sipp telephone) {
        this.asterisk = asterisk;
        this.name = name;
        this.port = port;
        this.telephone = telephone;
    }

    /** An agent at the telephone who talks for so long. */
    public static SipAgent at(RealAsterisk asterisk, Duration talk) {
        String end = HANG_UP.replace("TALK", Long.toString(talk.toMillis()));
        return registered(asterisk, FIRST, answering(Duration.ZERO, end), 1, LIMIT);
    }

    /**
     * An agent who lets the telephone ring for so long, answers, and talks until the caller hangs
     * up; one caller after the other.
     */
    public static SipAgent taking(RealAsterisk asterisk, int calls, Duration ring) {
        return registered(asterisk, FIRST, answering(ring, BE_HUNG_UP_ON), calls, SHIFT);
    }

    /** The same at the telephone of the second agent. */
    public static SipAgent takingAsSecond(RealAsterisk asterisk, int calls) {
        String scenario = answering(Duration.ZERO, BE_HUNG_UP_ON);
        return registered(asterisk, "agent2", scenario, calls, SHIFT);
    }

    /** Whose telephone is heard by this ear. */
    public static SipAgent talkingAndHeard(
            RealAsterisk asterisk, AgentEar ear, int calls, Duration talk) {
        String end = HANG_UP.replace("TALK", Long.toString(talk.toMillis()));
        String scenario =
                answering(Duration.ZERO, end)
                        .replace("[auto_media_port]", Integer.toString(ear.port()));
        return registered(asterisk, FIRST, scenario, calls, SHIFT);
    }

    /** An agent who answers at once and hangs up after so long; one caller after the other. */
    public static SipAgent talking(RealAsterisk asterisk, int calls, Duration talk) {
        String end = HANG_UP.replace("TALK", Long.toString(talk.toMillis()));
        return registered(asterisk, FIRST, answering(Duration.ZERO, end), calls, SHIFT);
    }

    private static String answering(Duration ring, String end) {
        return ANSWER.replace("RING", Long.toString(ring.toMillis())).replace("END", end);
    }

    /** An agent whose telephone refuses a call, being busy. */
    public static SipAgent refusing(RealAsterisk asterisk) {
        return registered(asterisk, FIRST, REFUSE, 1, LIMIT);
    }

    private static SipAgent registered(
            RealAsterisk asterisk, String name, String scenario, int calls, Duration limit) {
        // Asterisk calls back where the registration came from: both share one port.
        int port = Ports.udp();
        register(asterisk, name, port, Duration.ofMinutes(5));
        Sipp telephone = run(asterisk, port, scenario, calls, limit);
        var agent = new SipAgent(asterisk, name, port, telephone);
        RealAsterisk.await(
                name + " at the telephone",
                () ->
                        asterisk.console("queue show hotline")
                                .lines()
                                .anyMatch(line ->
                                        line.contains("PJSIP/" + name)
                                                && line.contains("(Not in use)")));
        return agent;
    }

    /** Waits until a call has been answered and hung up as arranged. */
    public boolean hasTalked() {
        return telephone.await().status() == 0;
    }

    /**
     * What has happened at this telephone, in order: {@code rings}, {@code talks} and {@code over},
     * each with the caller's number.
     */
    public List<String> notes() {
        return telephone.notes();
    }

    /** Waits until this has happened at the telephone so many times. */
    public void await(String what, int times) {
        RealAsterisk.await(
                name + " " + what + " for the " + times + ". time",
                () -> notes().stream().filter(note -> note.startsWith(what)).count() >= times);
    }

    /** Dials something at another telephone of the same agent, such as a break. */
    public static void dials(RealAsterisk asterisk, String number) {
        var server = new InetSocketAddress(InetAddress.getLoopbackAddress(), asterisk.sipPort());
        SipLine.to(server, number, new ClipRecognizer(Path.of("prompts"), List.of()))
                .as(new SipAccount(FIRST, Secret.of(asterisk.passwordOf(FIRST))))
                .place(new SipScript(List.of(), Optional.empty(), Duration.ofSeconds(10), FIRST));
    }

    /** Gone for good, in the middle of the day. */
    public void vanish() {
        close();
    }

    @Override
    public void close() {
        if (gone) {
            return;
        }
        gone = true;
        telephone.close();
        register(asterisk, name, port, Duration.ZERO);
    }

    private static void register(RealAsterisk asterisk, String name, int port, Duration expires) {
        String scenario =
                REGISTER.replace("EXPIRES", Long.toString(expires.toSeconds()))
                        .replace("NAME", name)
                        .replace("PASSWORD", asterisk.passwordOf(FIRST));
        try (Sipp telephone = run(asterisk, port, scenario, 1, Duration.ofSeconds(10))) {
            Sipp.Result result = telephone.await();
            if (result.status() != 0) {
                throw new IllegalStateException(name + " could not register: " + result.errors());
            }
        }
    }

    private static Sipp run(
            RealAsterisk asterisk, int port, String scenario, int calls, Duration limit) {
        var here = InetAddress.getLoopbackAddress();
        return Sipp.run(
                new InetSocketAddress(here, asterisk.sipPort()),
                new InetSocketAddress(here, port),
                scenario,
                calls,
                limit);
    }

    private static final String REGISTER =
            """
            <?xml version="1.0" encoding="ISO-8859-1" ?>
            <scenario name="registration">
            <send retrans="500"><![CDATA[
              REGISTER sip:[remote_ip]:[remote_port] SIP/2.0
              Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]
              From: <sip:NAME@[remote_ip]>;tag=[pid]
              To: <sip:NAME@[remote_ip]>
              Call-ID: [call_id]
              CSeq: 1 REGISTER
              Contact: <sip:NAME@[local_ip]:[local_port]>
              Max-Forwards: 70
              Expires: EXPIRES
              Content-Length: 0

            ]]></send>
            <recv response="401" auth="true"/>
            <send retrans="500"><![CDATA[
              REGISTER sip:[remote_ip]:[remote_port] SIP/2.0
              Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]
              From: <sip:NAME@[remote_ip]>;tag=[pid]
              To: <sip:NAME@[remote_ip]>
              Call-ID: [call_id]
              CSeq: 2 REGISTER
              Contact: <sip:NAME@[local_ip]:[local_port]>
              [authentication username=agent1 password=PASSWORD]
              Max-Forwards: 70
              Expires: EXPIRES
              Content-Length: 0

            ]]></send>
            <!-- Once more where the first request was sent twice: Asterisk was slow. -->
            <recv response="401" optional="true"/>
            <recv response="200"/>
            </scenario>
            """;

    private static final String ANSWER =
            """
            <?xml version="1.0" encoding="ISO-8859-1" ?>
            <scenario name="agent">
            <recv request="INVITE"><action>
              <ereg regexp=".*" search_in="hdr" header="From:" assign_to="caller"/>
              <ereg regexp=".*" search_in="hdr" header="To:" assign_to="agent"/>
              <ereg regexp="sip:[^&gt;]*" search_in="hdr" header="Contact:" assign_to="uri"/>
              <ereg regexp="[0-9]+" search_in="hdr" header="From:" assign_to="number"/>
              <ereg regexp=".*" search_in="hdr" header="X-Hotline-Call:" assign_to="call"/>
              <ereg regexp=".*" search_in="hdr" header="X-Hotline-Caller:" assign_to="standing"/>
              <ereg regexp=".*" search_in="hdr" header="X-Hotline-Language:" assign_to="language"/>
              <ereg regexp=".*" search_in="hdr" header="X-Hotline-Place:" assign_to="place"/>
              <log message="rings [$number]"/>
              <log message="card [$call][$standing][$language][$place] of[$caller]"/>
            </action></recv>
            <send><![CDATA[
              SIP/2.0 180 Ringing
              [last_Via:]
              [last_From:]
              [last_To:];tag=[pid]
              [last_Call-ID:]
              [last_CSeq:]
              Contact: <sip:agent1@[local_ip]:[local_port]>
              Content-Length: 0

            ]]></send>
            <pause milliseconds="RING"/>
            <send retrans="500"><![CDATA[
              SIP/2.0 200 OK
              [last_Via:]
              [last_From:]
              [last_To:];tag=[pid]
              [last_Call-ID:]
              [last_CSeq:]
              Contact: <sip:agent1@[local_ip]:[local_port]>
              Content-Type: application/sdp
              Content-Length: [len]

              v=0
              o=agent 1 1 IN IP[local_ip_type] [local_ip]
              s=-
              c=IN IP[media_ip_type] [media_ip]
              t=0 0
              m=audio [auto_media_port] RTP/AVP 8
              a=rtpmap:8 PCMA/8000

            ]]></send>
            <recv request="ACK"><action><log message="talks [$number]"/></action></recv>
            END
            <Reference variables="uri,agent,caller,call,standing,language,place"/>
            </scenario>
            """;

    private static final String REFUSE =
            """
            <?xml version="1.0" encoding="ISO-8859-1" ?>
            <scenario name="refusal">
            <recv request="INVITE"><action>
              <ereg regexp="[0-9]+" search_in="hdr" header="From:" assign_to="number"/>
              <log message="refuses [$number]"/>
            </action></recv>
            <send retrans="500"><![CDATA[
              SIP/2.0 486 Busy Here
              [last_Via:]
              [last_From:]
              [last_To:];tag=[pid]
              [last_Call-ID:]
              [last_CSeq:]
              Content-Length: 0

            ]]></send>
            <recv request="ACK"/>
            </scenario>
            """;

    private static final String HANG_UP =
            """
            <pause milliseconds="TALK"/>
            <send retrans="500"><![CDATA[
              BYE [$uri] SIP/2.0
              Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]
              From:[$agent];tag=[pid]
              To:[$caller]
              [last_Call-ID:]
              CSeq: 1 BYE
              Max-Forwards: 70
              Content-Length: 0

            ]]></send>
            <recv response="200"/>
            """;

    private static final String BE_HUNG_UP_ON =
            """
            <recv request="BYE"><action><log message="over [$number]"/></action></recv>
            <send><![CDATA[
              SIP/2.0 200 OK
              [last_Via:]
              [last_From:]
              [last_To:]
              [last_Call-ID:]
              [last_CSeq:]
              Content-Length: 0

            ]]></send>
            """;
}
