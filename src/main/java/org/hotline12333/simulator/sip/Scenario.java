package org.hotline12333.simulator.sip;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What SIPp does in a call: it signals, and notes each {@link Signal}. Sound and keys are the
 * {@link Telephone}'s.
 *
 * @param number what is dialled
 * @param soundPort where the caller hears
 * @param patience a call that nobody answers for so long is given up
 */
record Scenario(
        String number,
        SipScript plan,
        Optional<SipAccount> account,
        int soundPort,
        Duration patience) {
    String xml() {
        String dialling = account.isEmpty() ? invite("", "") : invite("", CHALLENGE) + TAUGHT;
        return (HEAD + dialling + ANSWER + TALK + OTHERWISE)
                .replace("{invite}", account.isEmpty() ? "" : invite("{account}\n  ", ""))
                .replace("{acknowledgement}", ACKNOWLEDGEMENT)
                .replace("{headers}", HEADERS.replace("{try}", "[cseq]"))
                .replace("{headers of the acknowledgement}", HEADERS.replace("{try}", "ack"))
                .replace("{clock}", CLOCK)
                .replace("{ringing}", Long.toString(patience.toMillis()))
                .replace("{talk}", Long.toString(Math.max(1, plan.end().toMillis())))
                .replace("{port}", Integer.toString(soundPort))
                .replace("{key}", Integer.toString(Rtp.KEY))
                .replace("{number}", number)
                .replace("{caller}", account.map(SipAccount::user).orElse(plan.callerNumber()))
                .replace("{account}", account.map(Scenario::authentication).orElse(""));
    }

    private static String invite(String account, String challenge) {
        return INVITE + account + OFFER + challenge + REFUSALS + TAKEN;
    }

    private static String authentication(SipAccount account) {
        return "[authentication username=%s password=%s]"
                .formatted(account.user(), account.password().reveal());
    }

    private static final String HEAD =
            """
            <?xml version="1.0" encoding="ISO-8859-1" ?>
            <scenario name="caller">
            """;

    private static final String CLOCK = "<gettimeofday assign_to=\"s,us\"/>";

    private static final String HEADERS =
            """
            Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=z9hG4bK-[pid]-{try}
              From: <sip:{caller}@[local_ip]:[local_port]>;tag=[pid]
              Call-ID: [call_id]
              Max-Forwards: 70\
            """;

    private static final String INVITE =
            """
            <send retrans="500"><![CDATA[
              INVITE sip:{number}@[remote_ip]:[remote_port] SIP/2.0
              {headers}
              To: <sip:{number}@[remote_ip]:[remote_port]>
              CSeq: [cseq] INVITE
              Contact: <sip:caller@[local_ip]:[local_port]>
              Allow: INVITE, ACK, CANCEL, BYE, UPDATE
              \
            """;

    private static final String OFFER =
            """
            Content-Type: application/sdp
              Content-Length: [len]

              v=0
              o=caller 1 1 IN IP[local_ip_type] [local_ip]
              s=-
              c=IN IP[media_ip_type] [media_ip]
              t=0 0
              m=audio {port} RTP/AVP 8 {key}
              a=rtpmap:8 PCMA/8000
              a=rtpmap:{key} telephone-event/8000
              a=fmtp:{key} 0-15

            ]]></send>
            <recv response="100" optional="true"/>
            <recv response="180" optional="true" timeout="{ringing}" ontimeout="unanswered"/>
            <recv response="183" optional="true" timeout="{ringing}" ontimeout="unanswered"/>
            """;

    private static final String CHALLENGE =
            """
            <recv response="401" optional="true" auth="true" next="challenged"/>
            """;

    /** SIPp wants each by its number; one that is not listed ends SIPp with an error instead. */
    private static final String REFUSALS =
            IntStream.of(
                            400, 401, 403, 404, 406, 407, 408, 410, 415, 420, 480, 481, 482, 483,
                            484, 485, 486, 487, 488, 500, 501, 502, 503, 504, 513, 600, 603, 604,
                            606)
                    .mapToObj(Scenario::refusal)
                    .collect(Collectors.joining());

    private static String refusal(int status) {
        return """
        <recv response="%1$d" optional="true" next="refused"><action>
          <log message="REFUSED %1$d"/>
        </action></recv>
        """
                .formatted(status);
    }

    private static final String TAKEN =
            """
            <recv response="200" rrs="true" next="taken" timeout="{ringing}" ontimeout="unanswered">
            <action>
              {clock}
              <ereg regexp="m=audio ([0-9]+)" search_in="body" assign_to="audio,port"/>
              <ereg regexp="c=IN IP[46] ([0-9A-Fa-f.:]+)" search_in="body" assign_to="connection,address"/>
              <log message="ANSWERED [$s] [$us] [$port] [$address]"/>
            </action></recv>
            """;

    /** Of a final answer that is not 200, in the transaction of its INVITE. */
    private static final String ACKNOWLEDGEMENT =
            """
            <send><![CDATA[
              ACK sip:{number}@[remote_ip]:[remote_port] SIP/2.0
              {headers}
              [last_To:]
              CSeq: [cseq] ACK
              Content-Length: 0

            ]]></send>\
            """;

    private static final String TAUGHT =
            """
            <label id="challenged"/>
            {acknowledgement}
            {invite}
            """;

    private static final String ANSWER =
            """
            <label id="taken"/>
            <send><![CDATA[
              ACK [next_url] SIP/2.0
              {headers of the acknowledgement}
              [last_To:]
              CSeq: [cseq] ACK
              Content-Length: 0

            ]]></send>
            """;

    private static final String TALK =
            """
            <recv request="BYE" timeout="{talk}" ontimeout="enough"><action>
              {clock}
              <log message="HUNG_UP [$s] [$us]"/>
            </action></recv>
            <send next="over"><![CDATA[
              SIP/2.0 200 OK
              [last_Via:]
              [last_From:]
              [last_To:]
              [last_Call-ID:]
              [last_CSeq:]
              Content-Length: 0

            ]]></send>
            <label id="enough"/>
            <nop><action>
              {clock}
              <log message="HANGS_UP [$s] [$us]"/>
            </action></nop>
            <send retrans="500"><![CDATA[
              BYE [next_url] SIP/2.0
              {headers}
              [last_To:]
              CSeq: [cseq] BYE
              Content-Length: 0

            ]]></send>
            <recv response="200" next="over"/>
            """;

    private static final String OTHERWISE =
            """
            <label id="unanswered"/>
            <nop><action><log message="UNANSWERED"/></action></nop>
            <send retrans="500"><![CDATA[
              CANCEL sip:{number}@[remote_ip]:[remote_port] SIP/2.0
              {headers}
              To: <sip:{number}@[remote_ip]:[remote_port]>
              CSeq: [cseq] CANCEL
              Content-Length: 0

            ]]></send>
            <recv response="200"/>
            <recv response="487"/>
            <label id="refused"/>
            {acknowledgement}
            <label id="over"/>
            <Reference variables="audio,connection"/>
            </scenario>
            """;
}
