package org.hotline12333.webphone;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A SIP message of a browser.
 *
 * @param text one that a telephone may send that makes one call
 */
record SipMessage(String text) {
    private static final Pattern FIRST_LINE =
            Pattern.compile(
                    "(?:(?:INVITE|ACK|BYE|CANCEL|UPDATE|PRACK) sip:[^\\s]{1,500} SIP/2\\.0|SIP/2\\.0"
                            + " [1-6][0-9]{2}[^\\r\\n]{0,200})\\r\\n");

    /** Nothing where it is none, or one that would register, subscribe or lead a call away. */
    static Optional<SipMessage> of(String text) {
        return FIRST_LINE.matcher(text).lookingAt()
                ? Optional.of(new SipMessage(text))
                : Optional.empty();
    }

    /** With the key, before any other header: of two alike Asterisk takes the first. */
    String with(DoorKey key) {
        int headers = text.indexOf('\n') + 1;
        return "%sX-Hotline-Webphone: %s\r\n%s"
                .formatted(
                        text.substring(0, headers), key.secret().reveal(), text.substring(headers));
    }
}
