package org.hotline12333.fastagi;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/** A range of addresses in CIDR form, such as {@code 127.0.0.1/32}. */
public record Network(InetAddress address, int prefix) {
    private static final Pattern LITERAL = Pattern.compile("[0-9a-fA-F:.]+");

    public Network {
        if (prefix < 0 || prefix > address.getAddress().length * Byte.SIZE) {
            throw new IllegalArgumentException(
                    "/" + prefix + " does not fit " + address.getHostAddress());
        }
    }

    /**
     * Reads an address or a range.
     *
     * @throws IllegalArgumentException with the mend
     */
    public static Network of(String text) {
        String[] parts = text.strip().split("/", 2);
        try {
            if (!LITERAL.matcher(parts[0]).matches()) {
                throw wrong(text);
            }
            InetAddress address = InetAddress.getByName(parts[0]);
            int bits = address.getAddress().length * Byte.SIZE;
            return new Network(address, parts.length == 1 ? bits : Integer.parseInt(parts[1]));
        } catch (UnknownHostException | NumberFormatException _) {
            throw wrong(text);
        }
    }

    private static IllegalArgumentException wrong(String text) {
        return new IllegalArgumentException(
                "HOTLINE_AGI_ALLOW holds '"
                        + text
                        + "', which is no network; write it like 127.0.0.1/32");
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
}
