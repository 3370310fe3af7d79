package org.hotline12333.simulator.sip;

import java.util.regex.Pattern;
import org.hotline12333.identity.Secret;

/** A telephone's account at the server that is called. */
public record SipAccount(String user, Secret password) {
    private static final Pattern USER = Pattern.compile("[A-Za-z0-9._+-]{1,64}");

    /** What SIPp can take: its scenarios know no quoting. */
    private static final Pattern PASSWORD = Pattern.compile("[!-~&&[^\\[\\]<>&\"]]{1,128}");

    public SipAccount {
        if (!USER.matcher(user).matches()) {
            throw new IllegalArgumentException("not a user of a SIP account: " + user);
        }
        if (!PASSWORD.matcher(password.reveal()).matches()) {
            throw new IllegalArgumentException(
                    "SIPp cannot take the password of %s: use letters, digits and none of [ ] < > & \""
                            .formatted(user));
        }
    }
}
