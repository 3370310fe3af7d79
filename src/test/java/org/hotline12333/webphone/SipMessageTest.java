package org.hotline12333.webphone;

import static org.assertj.core.api.Assertions.assertThat;

import org.hotline12333.identity.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SipMessageTest {
    private static final DoorKey KEY = new DoorKey(Secret.of("ab".repeat(32)));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INVITE sip:12333@hotline.invalid SIP/2.0",
                "ACK sip:127.0.0.1:5060;transport=ws SIP/2.0",
                "BYE sip:127.0.0.1:5060;transport=ws SIP/2.0",
                "CANCEL sip:12333@hotline.invalid SIP/2.0",
                "SIP/2.0 200 OK",
                "SIP/2.0 481 Call/Transaction Does Not Exist",
            })
    void whatACallTakesIsPassedOn(String first) {
        assertThat(SipMessage.of(first + "\r\nVia: here\r\n\r\n")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "REGISTER sip:hotline.invalid SIP/2.0",
                "REFER sip:12333@hotline.invalid SIP/2.0",
                "SUBSCRIBE sip:12333@hotline.invalid SIP/2.0",
                "MESSAGE sip:12333@hotline.invalid SIP/2.0",
                "PUBLISH sip:12333@hotline.invalid SIP/2.0",
                "invite sip:12333@hotline.invalid SIP/2.0",
                "INVITE sip:12333@hotline.invalid SIP/2.0\nREFER sip:x SIP/2.0",
                "",
            })
    void whatLeadsElsewhereIsNot(String first) {
        assertThat(SipMessage.of(first + "\r\nVia: here\r\n\r\n")).isEmpty();
    }

    /** Of two headers alike Asterisk takes the first: none that the page writes is before it. */
    @Test
    void theKeyIsTheFirstHeader() {
        String text =
                "BYE sip:a SIP/2.0\r\nX-Hotline-Webphone: mine\r\nContent-Length: 4\r\n\r\nbody";

        assertThat(SipMessage.of(text).orElseThrow().with(KEY))
                .isEqualTo(
                        "BYE sip:a SIP/2.0\r\nX-Hotline-Webphone: "
                                + "ab".repeat(32)
                                + "\r\nX-Hotline-Webphone: mine\r\nContent-Length: 4\r\n\r\nbody");
    }
}
