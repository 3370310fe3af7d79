package org.hotline12333.simulator.asterisk;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hotline12333.simulator.sip.Sipp;

/**
 * Telephones behind one port, of agents who are always logged in and of citizens behind a trunk,
 * each of which does as arranged whenever it is called, until {@link #close}.
 */
public final class Telephones implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final int CALLS = 100;

    private final Sipp telephones;

    private Telephones(Sipp telephones) {
        this.telephones = telephones;
    }

    /**
     * Telephones that can be called from now on.
     *
     * @param manners what each does, by the name or number at which it is called
     */
    public static Telephones at(RealAsterisk asterisk, int port, Map<String, Manner> manners) {
        var here = InetAddress.getLoopbackAddress();
        return new Telephones(
                Sipp.run(
                        new InetSocketAddress(here, asterisk.sipPort()),
                        new InetSocketAddress(here, port),
                        scenario(new TreeMap<>(manners)),
                        CALLS,
                        LIMIT));
    }

    /** What a telephone does when it is called: a part of SIPp's scenario. */
    public record Manner(String steps) {
        /** Rings, and nobody answers. */
        public static Manner ringsOut() {
            return new Manner(RINGING + CANCELLED);
        }

        /** Says no at once, as SIP writes it: {@code 486 Busy Here}. */
        public static Manner refuses(String status) {
            return new Manner(
                    response(status, "last_CSeq:", ";tag=[pid][call_number]")
                            + "<recv request=\"ACK\"/>\n");
        }

        /** Answers, and stays until it is hung up on. */
        public static Manner stays() {
            return new Manner(ANSWERED + HUNG_UP_ON);
        }

        /** Answers, and hangs up after so long. */
        public static Manner leavesAfter(Duration talk) {
            return new Manner(ANSWERED + pause(talk) + HANGS_UP);
        }

        /** Answers, presses 1 so many times after so long, and stays until it is hung up on. */
        public static Manner presses(int times, Duration after) {
            var steps = new StringBuilder(ANSWERED);
            for (int time = 1; time <= times; time++) {
                steps.append(pause(after)).append(PRESSES.replace("NTH", Integer.toString(time)));
            }
            return new Manner(steps + HUNG_UP_ON);
        }

        /** Does that after it has rung for so long. */
        public Manner ringing(Duration ring) {
            return new Manner(RINGING + pause(ring) + steps);
        }

        private static String pause(Duration length) {
            return "<pause milliseconds=\"%d\"/>\n".formatted(length.toMillis());
        }
    }

    /**
     * What has happened, in order: {@code rings}, {@code answers}, {@code pressed}, {@code
     * cancelled}, {@code leaves} and {@code over}, each with the name or number of the telephone.
     */
    public List<String> notes() {
        return telephones.notes();
    }

    /** What has happened at one of them. */
    public List<String> notes(String who) {
        String end = " " + who;
        return notes().stream()
                .filter(note -> note.endsWith(end))
                .map(note -> note.substring(0, note.length() - end.length()))
                .toList();
    }

    /** How often that has happened at one of them. */
    public long count(String who, String what) {
        return notes(who).stream().filter(what::equals).count();
    }

    public void await(String who, String what, int times) {
        RealAsterisk.await(
                "%s %s for the %d. time".formatted(who, what, times),
                () -> count(who, what) >= times);
    }

    @Override
    public void close() {
        telephones.close();
    }

    private static String scenario(Map<String, Manner> manners) {
        var looks = new StringBuilder();
        var leaps = new StringBuilder();
        var steps = new StringBuilder();
        int at = 1;
        for (var each : manners.entrySet()) {
            looks.append(look(each.getKey(), at));
            leaps.append("<nop next=\"%d\" test=\"is%d\"/>\n".formatted(at, at));
            steps.append("<label id=\"%d\"/>\n".formatted(at))
                    .append(each.getValue().steps().replace("WHO", each.getKey()))
                    .append("<nop next=\"99\"/>\n");
            at++;
        }
        return invited(looks.toString())
                + leaps
                + Manner.refuses("404 Not Found").steps()
                + "<nop next=\"99\"/>\n"
                + steps
                + "<label id=\"99\"/>\n<nop/>\n"
                + "<Reference variables=\"caller,called,uri,cseq,address,user\"/>\n</scenario>\n";
    }

    private static String response(String status, String cseq, String tag) {
        return """
        <send><![CDATA[
          SIP/2.0 %s
          [last_Via:]
          [last_From:]
          [last_To:]%s
          [last_Call-ID:]
          [%s]
          Contact: <sip:[$user]@[local_ip]:[local_port]>
          Content-Length: 0

        ]]></send>
        """
                .formatted(status, tag, cseq);
    }

    private static String noted(String what) {
        return "<action><log message=\"%s WHO\"/></action>".formatted(what);
    }

    private static String invited(String looks) {
        return """
        <?xml version="1.0" encoding="ISO-8859-1" ?>
        <scenario name="telephones">
        <recv request="INVITE"><action>
          <ereg regexp=".*" search_in="hdr" header="From:" assign_to="caller"/>
          <ereg regexp=".*" search_in="hdr" header="To:" assign_to="called"/>
          <ereg regexp="sip:[^&gt;]*" search_in="hdr" header="Contact:" assign_to="uri"/>
          <ereg regexp="[0-9]+" search_in="hdr" header="CSeq:" assign_to="cseq"/>
          <ereg regexp="sip:([^@]*)@" search_in="hdr" header="To:" assign_to="address,user"/>
        %s  <log message="rings [$user]"/>
        </action></recv>
        """
                .formatted(looks);
    }

    private static String look(String name, int at) {
        return "  <ereg regexp=\"sip:%s@\" search_in=\"hdr\" header=\"To:\" assign_to=\"is%d\"/>\n"
                .formatted(name, at);
    }

    private static final String RINGING =
            response("180 Ringing", "last_CSeq:", ";tag=[pid][call_number]");

    private static final String CANCELLED =
            "<recv request=\"CANCEL\">"
                    + noted("cancelled")
                    + "</recv>\n"
                    + response("200 OK", "last_CSeq:", "")
                    + """
                    <send><![CDATA[
                      SIP/2.0 487 Request Terminated
                      [last_Via:]
                      [last_From:]
                      To:[$called];tag=[pid][call_number]
                      [last_Call-ID:]
                      CSeq: [$cseq] INVITE
                      Content-Length: 0

                    ]]></send>
                    <recv request="ACK"/>
                    """;

    private static final String ANSWERED =
            """
            <send retrans="500"><![CDATA[
              SIP/2.0 200 OK
              [last_Via:]
              [last_From:]
              [last_To:];tag=[pid][call_number]
              [last_Call-ID:]
              [last_CSeq:]
              Contact: <sip:WHO@[local_ip]:[local_port]>
              Content-Type: application/sdp
              Content-Length: [len]

              v=0
              o=telephone 1 1 IN IP[local_ip_type] [local_ip]
              s=-
              c=IN IP[media_ip_type] [media_ip]
              t=0 0
              m=audio [auto_media_port] RTP/AVP 8
              a=rtpmap:8 PCMA/8000

            ]]></send>
            """
                    + "<recv request=\"ACK\">"
                    + noted("answers")
                    + "</recv>\n";

    private static final String HUNG_UP_ON =
            "<recv request=\"BYE\">"
                    + noted("over")
                    + "</recv>\n"
                    + response("200 OK", "last_CSeq:", "");

    private static final String REQUEST =
            """
            <send retrans="500"><![CDATA[
              %s [$uri] SIP/2.0
              Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]
              From:[$called];tag=[pid][call_number]
              To:[$caller]
              [last_Call-ID:]
              CSeq: NTH %1$s
              Max-Forwards: 70
            %s
            ]]></send>
            """;

    private static final String HANGS_UP =
            REQUEST.formatted("BYE", "  Content-Length: 0\n").replace("NTH", "1")
                    + "<recv response=\"200\">"
                    + noted("leaves")
                    + "</recv>\n";

    private static final String PRESSES =
            REQUEST.formatted(
                            "INFO",
                            """
                              Content-Type: application/dtmf-relay
                              Content-Length: [len]

                              Signal=1
                              Duration=160
                            """)
                    + "<recv response=\"200\">"
                    + noted("pressed")
                    + "</recv>\n";
}
