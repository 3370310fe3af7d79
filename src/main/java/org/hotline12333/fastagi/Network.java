package org.hotline12333.fastagi;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A range of addresses in CIDR form, such as {@code 127.0.0.1/32}. */
public record Network(InetAddress address, int prefix) {
    /** All four parts, or IPv6: Java would read 10.1 as 10.0.0.1. */
    private static final Pattern CIDR =
            Pattern.compile(
                    "([0-9]+(?:\\.[0-9]+){3}|[0-9a-fA-F.]*:[0-9a-fA-F:.]*)(?:/([0-9]{1,3}))?");

    public Network {
        if (prefix < 0 || prefix > bits(address)) {
            throw new IllegalArgumentException(
                    "/" + prefix + " does not fit " + address.getHostAddress());
        }
    }

    /**
     * Reads an address or a range; never asks a name server.
     *
     * @throws IllegalArgumentException with the mend
     */
    public static Network of(String text) {
        Matcher parts = CIDR.matcher(text.strip());
        try {
            if (parts.matches()) {
                InetAddress address = InetAddress.ofLiteral(parts.group(1));
                String prefix = parts.group(2);
                return new Network(
                        address, prefix == null ? bits(address) : Integer.parseInt(prefix));
            }
        } catch (IllegalArgumentException e) {
            throw wrong(text, e);
        }
        throw wrong(text, null);
    }

    private static IllegalArgumentException wrong(
            String text, @Nullable IllegalArgumentException cause) {
        return new IllegalArgumentException(
                "HOTLINE_AGI_ALLOW holds '"
                        + text
                        + "', which is no network; write it like 127.0.0.1/32 or ::1/128",
                cause);
    }

    /** Where a FastAGI server is, as Asterisk's dialplan names it. */
    public static String agi(InetAddress address, int port) {
        String host = address.getHostAddress();
        return "agi://" + (address instanceof Inet6Address ? "[" + host + "]" : host) + ":" + port;
    }

    private static int bits(InetAddress address) {
        return address.getAddress().length * Byte.SIZE;
    }

    boolean contains(InetAddress other) {
        byte[] ours = address.getAddress();
        byte[] theirs = other.getAddress();
        if (ours.length != theirs.length) {
            return false;
        }
        for (int bit = 0; bit < prefix; bit++) {
            int mask = 0x80 >> bit % Byte.SIZE;
            if ((ours[bit / Byte.SIZE] & mask) != (theirs[bit / Byte.SIZE] & mask)) {
                return false;
            }
        }
        return true;
    }

    /** Whether all addresses of the other range are in this one. */
    public boolean contains(Network other) {
        return other.prefix >= prefix && contains(other.address);
    }

    /** In CIDR form. */
    @Override
    public String toString() {
        return address.getHostAddress() + "/" + prefix;
    }
}
