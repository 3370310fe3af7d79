package org.hotline12333.host;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** What this machine calls itself, for those who operate it. */
public final class ServerName {
    private static final int LENGTH_MAX = 64;

    private ServerName() {}

    public static String ofThis() {
        try {
            String name = InetAddress.getLocalHost().getHostName();
            return name.substring(0, Math.min(name.length(), LENGTH_MAX));
        } catch (UnknownHostException _) {
            return "this machine";
        }
    }
}
