package org.hotline12333.simulator.asterisk;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import org.hotline12333.simulator.sip.Sipp;

/** All telephones behind a trunk: whoever is called there does the same, until {@link #close}. */
public final class SipCitizen implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final int CALLS = 20;

    private final Sipp telephone;

    private SipCitizen(RealAsterisk asterisk, int port, String scenario) {
        var here = InetAddress.getLoopbackAddress();
        telephone =
                Sipp.run(
                        new InetSocketAddress(here, asterisk.sipPort()),
                        new InetSocketAddress(here, port),
                        scenario,
                        CALLS,
                        LIMIT);
    }

    /** Answers, and presses a key after a while. */
    public static SipCitizen pressing(RealAsterisk asterisk, int port, char key, Duration after) {
        String press =
                PRESS.replace("WAIT", Long.toString(after.toMillis()))
                        .replace("KEY", String.valueOf(key));
        return new SipCitizen(asterisk, port, ANSWER.replace("THEN", press));
    }

    /** Answers, as a machine does, and presses nothing. */
    public static SipCitizen silent(RealAsterisk asterisk, int port) {
        return new SipCitizen(asterisk, port, ANSWER.replace("THEN", ""));
    }

    /** Is on the telephone already. */
    public static SipCitizen busy(RealAsterisk asterisk, int port) {
        return new SipCitizen(asterisk, port, BUSY);
    }

    /**
     * What has happened: {@code rings}, {@code answers}, {@code pressed}, {@code over}, each with
     * the number called.
     */
    public List<String> notes() {
        return telephone.notes();
    }

    public void await(String what, int times) {
        RealAsterisk.await(
                "citizen " + what + " for the " + times + ". time",
                () -> notes().stream().filter(note -> note.startsWith(what)).count() >= times);
    }

    @Override
    public void close() {
        telephone.close();
    }

    private static final String INVITED =
            """
            <?xml version="1.0" encoding="ISO-8859-1" ?>
            <scenario name="citizen">
            <recv request="INVITE"><action>
              <ereg regexp=".*" search_in="hdr" header="From:" assign_to="caller"/>
              <ereg regexp=".*" search_in="hdr" header="To:" assign_to="called"/>
              <ereg regexp="sip:[^&gt;]*" search_in="hdr" header="Contact:" assign_to="uri"/>
              <ereg regexp="[0-9]+" search_in="hdr" header="To:" assign_to="number"/>
              <ereg regexp="[0-9]+" search_in="hdr" header="From:" assign_to="from"/>
              <log message="rings [$number] from [$from]"/>
            </action></recv>
            """;

    private static final String ANSWER =
            INVITED
                    + """
                    <send retrans="500"><![CDATA[
                      SIP/2.0 200 OK
                      [last_Via:]
                      [last_From:]
                      [last_To:];tag=[pid]
                      [last_Call-ID:]
                      [last_CSeq:]
                      Contact: <sip:citizen@[local_ip]:[local_port]>
                      Content-Type: application/sdp
                      Content-Length: [len]

                      v=0
                      o=citizen 1 1 IN IP[local_ip_type] [local_ip]
                      s=-
                      c=IN IP[media_ip_type] [media_ip]
                      t=0 0
                      m=audio [auto_media_port] RTP/AVP 8
                      a=rtpmap:8 PCMA/8000

                    ]]></send>
                    <recv request="ACK"><action><log message="answers [$number]"/></action></recv>
                    THEN
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
                    <Reference variables="caller,called,uri,number,from"/>
                    </scenario>
                    """;

    private static final String PRESS =
            """
            <pause milliseconds="WAIT"/>
            <send retrans="500"><![CDATA[
              INFO [$uri] SIP/2.0
              Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]
              From:[$called];tag=[pid]
              To:[$caller]
              [last_Call-ID:]
              CSeq: 1 INFO
              Max-Forwards: 70
              Content-Type: application/dtmf-relay
              Content-Length: [len]

              Signal=KEY
              Duration=160

            ]]></send>
            <recv response="200"><action><log message="pressed [$number]"/></action></recv>
            """;

    private static final String BUSY =
            INVITED
                    + """
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
                    <Reference variables="caller,called,uri,number,from"/>
                    </scenario>
                    """;
}
