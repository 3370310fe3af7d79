package org.hotline12333.service;

import java.util.regex.Pattern;
import org.hotline12333.identity.Channel;
import org.hotline12333.identity.Origin;

/**
 * Who asks, as far as the channel says.
 *
 * @param origin the channel, and what names them there
 * @param session the channel's name of this call or visit
 * @param automated whether they enter as quickly as a machine does
 */
public record Enquirer(Origin origin, String session, boolean automated) {
    private static final int ORIGIN_MAX = 40;
    private static final int SESSION_MAX = 150;
    private static final Pattern UNPRINTABLE = Pattern.compile("[^ -~]");

    /** Both are cut to what the store holds: a strange origin must not stop anybody. */
    public Enquirer {
        origin = new Origin(origin.channel(), cut(origin.name(), ORIGIN_MAX));
        session = cut(session, SESSION_MAX);
    }

    /** Somebody who enters as people do. */
    public Enquirer(Origin origin, String session) {
        this(origin, session, false);
    }

    private static String cut(String text, int length) {
        String printable = UNPRINTABLE.matcher(text).replaceAll("?");
        return printable.substring(0, Math.min(printable.length(), length));
    }

    public Channel channel() {
        return origin.channel();
    }

    @Override
    public String toString() {
        return "Enquirer[" + origin + ", " + session + "]";
    }
}
