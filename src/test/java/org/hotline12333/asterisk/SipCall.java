package org.hotline12333.asterisk;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A real SIP call to 12333: waits, keys as RFC 4733 events, the end. The caller cannot hear, so
 * every wait is explicit and counts from the end of the step before it; the first from the answer.
 * {@link #place} returns when the call has ended, from whichever side.
 */
public final class SipCall {
    /** What one key takes: SIPp sends it for 200 ms and is silent for 200 ms. */
    public static final Duration KEY = Duration.ofMillis(400);

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final AtomicInteger CALLERS = new AtomicInteger();

    private final RealAsterisk asterisk;
    private final StringBuilder steps = new StringBuilder();
    private String caller;
    private Duration limit = LIMIT;
    private boolean hangsUp;

    private SipCall(RealAsterisk asterisk) {
        this.asterisk = asterisk;
        this.caller = "139%08d".formatted(CALLERS.incrementAndGet());
    }

    /**
     * A call that has ended.
     *
     * @param caller the digits of the caller's number, which name the call in the logs
     * @param asWritten whether the script was run to its end; if not, Asterisk hung up before
     */
    public record Ended(RealAsterisk asterisk, String caller, boolean asWritten) {
        /** What Asterisk played to this caller. */
        public Heard heard() {
            return Heard.of(asterisk, caller);
        }
    }

    /** A caller with a number that no other call of this run has. */
    public static SipCall dial(RealAsterisk asterisk) {
        return new SipCall(asterisk);
    }

    /** The caller's number as it stands in the SIP address, escapes included. */
    public SipCall from(String number) {
        caller = number;
        return this;
    }

    /** The longest that the call may last; 60 s unless said otherwise. */
    public SipCall limit(Duration longest) {
        limit = longest;
        return this;
    }

    public SipCall after(Duration wait) {
        steps.append("<pause milliseconds=\"%d\"/>%n".formatted(wait.toMillis()));
        return this;
    }

    /** Keys at the pace of {@link #KEY}; the step ends with the last key's pause. */
    public SipCall keys(String keys) {
        if (!keys.matches("[0-9*#]+")) {
            throw new IllegalArgumentException("not keys of a telephone");
        }
        steps.append("<nop><action><exec play_dtmf=\"%s\"/></action></nop>%n".formatted(keys));
        return after(KEY.multipliedBy(keys.length()));
    }

    public SipCall hangUpAfter(Duration wait) {
        after(wait);
        hangsUp = true;
        return this;
    }

    /** Places the call and returns when it has ended. */
    public Ended place() {
        int port = Ports.udp();
        Sipp.Result result =
                Sipp.run(asterisk, scenario(), port, port + 10, limit, List.of()).await();
        if (result.status() == 0) {
            return new Ended(asterisk, digits(), true);
        }
        if (result.status() == 1 && result.errors().contains("'BYE ")) {
            return new Ended(asterisk, digits(), false);
        }
        throw new IllegalStateException("the call failed: " + result.errors());
    }

    private String digits() {
        return caller.replaceAll("%[0-9A-F]{2}", "").replaceAll("[^0-9]", "");
    }

    private String scenario() {
        return CALL.replace("CALLER", caller)
                .replace("STEPS", steps)
                .replace("END", hangsUp ? HANG_UP : HUNG_UP)
                .replace("LIMIT", String.format(Locale.ROOT, "%d", limit.toMillis()));
    }

    private static final String HANG_UP =
            """
            <send retrans="500"><![CDATA[
              BYE [next_url] SIP/2.0
              Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]
              From: <sip:CALLER@[local_ip]:[local_port]>;tag=[pid]
              [last_To:]
              Call-ID: [call_id]
              CSeq: 2 BYE
              Max-Forwards: 70
              Content-Length: 0

            ]]></send>
            <recv response="200"/>
            """;

    private static final String HUNG_UP =
            """
            <recv request="BYE" timeout="LIMIT"/>
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

    private static final String CALL =
            """
            <?xml version="1.0" encoding="ISO-8859-1" ?>
            <scenario name="caller">
            <send retrans="500"><![CDATA[
              INVITE sip:12333@[remote_ip]:[remote_port] SIP/2.0
              Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]
              From: <sip:CALLER@[local_ip]:[local_port]>;tag=[pid]
              To: <sip:12333@[remote_ip]:[remote_port]>
              Call-ID: [call_id]
              CSeq: 1 INVITE
              Contact: <sip:caller@[local_ip]:[local_port]>
              Max-Forwards: 70
              Content-Type: application/sdp
              Content-Length: [len]

              v=0
              o=caller 1 1 IN IP[local_ip_type] [local_ip]
              s=-
              c=IN IP[media_ip_type] [media_ip]
              t=0 0
              m=audio [auto_media_port] RTP/AVP 8 96
              a=rtpmap:8 PCMA/8000
              a=rtpmap:96 telephone-event/8000
              a=fmtp:96 0-15

            ]]></send>
            <recv response="100" optional="true"/>
            <recv response="180" optional="true"/>
            <recv response="183" optional="true"/>
            <recv response="200" rrs="true"/>
            <send><![CDATA[
              ACK [next_url] SIP/2.0
              Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]
              From: <sip:CALLER@[local_ip]:[local_port]>;tag=[pid]
              [last_To:]
              Call-ID: [call_id]
              CSeq: 1 ACK
              Max-Forwards: 70
              Content-Length: 0

            ]]></send>
            STEPS
            END
            </scenario>
            """;
}
