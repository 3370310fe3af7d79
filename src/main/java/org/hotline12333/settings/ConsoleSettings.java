package org.hotline12333.settings;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hotline12333.host.OwnerOnly;

/**
 * Where the console is. Others reach it over TLS alone, its own or that of a proxy.
 *
 * @param address at which it listens
 * @param port 0 is any that is free
 * @param host names by which browsers ask for it, beside those of this machine
 * @param certificate a file in PEM, with those between it and its root; empty: no TLS
 * @param key the file in PEM of its private key
 * @param proxy the address of the one that browsers reach instead; empty: there is none
 */
public record ConsoleSettings(
        String address, int port, List<String> host, String certificate, String key, String proxy) {
    private static final int PORT_MAX = 65_535;
    private static final Pattern HOST =
            Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?");

    public ConsoleSettings {
        if (port < 0 || port > PORT_MAX) {
            throw new SettingException(
                    "HOTLINE_CONSOLE_PORT is " + port + "; a port is 0 to " + PORT_MAX);
        }
        host = List.copyOf(host);
        for (String name : host) {
            if (!HOST.matcher(name).matches()) {
                throw new SettingException(
                        "HOTLINE_CONSOLE_HOST is '%s'; it is names of hosts, with commas between"
                                .formatted(String.join(",", host)));
            }
        }
        checkPair(certificate, key);
        if (!proxy.isEmpty()) {
            numeric("HOTLINE_CONSOLE_PROXY", proxy);
        }
        boolean isOurs = numeric("HOTLINE_CONSOLE_ADDRESS", address).isLoopbackAddress();
        if (!isOurs && certificate.isEmpty() && proxy.isEmpty()) {
            throw new SettingException(
                    "HOTLINE_CONSOLE_ADDRESS is %s, which others reach, and passwords would be in the"
                                    .formatted(address)
                            + " clear; set HOTLINE_CONSOLE_CERTIFICATE and HOTLINE_CONSOLE_KEY, or"
                            + " HOTLINE_CONSOLE_PROXY");
        }
    }

    /** The files are read by others; here is looked at what would otherwise go unnoticed. */
    private static void checkPair(String certificate, String key) {
        if (certificate.isEmpty() != key.isEmpty()) {
            throw new SettingException(
                    "HOTLINE_CONSOLE_CERTIFICATE and HOTLINE_CONSOLE_KEY belong together; set both, or"
                            + " none");
        }
        if (!key.isEmpty()) {
            readable("HOTLINE_CONSOLE_CERTIFICATE", certificate);
            readable("HOTLINE_CONSOLE_KEY", key);
            if (isOpenToOthers(key)) {
                throw new SettingException(
                        "HOTLINE_CONSOLE_KEY is %s, which others can read; chmod 600 it, and have a new"
                                        .formatted(key)
                                + " key made where they may have");
            }
        }
    }

    private static boolean isOpenToOthers(String key) {
        try {
            return OwnerOnly.isOpenToOthers(Path.of(key));
        } catch (IOException _) { // whose modes are not to be seen is not trusted
            return true;
        }
    }

    private static void readable(String variable, String file) {
        if (!Files.isRegularFile(Path.of(file)) || !Files.isReadable(Path.of(file))) {
            throw new SettingException(
                    "%s is %s, which is no file that can be read".formatted(variable, file));
        }
    }

    /** Names are not looked up: what they mean may change. */
    private static InetAddress numeric(String variable, String address) {
        try {
            return InetAddress.ofLiteral(address);
        } catch (IllegalArgumentException _) {
            throw new SettingException(
                    variable + " is no address; write one such as 192.0.2.7 or 2001:db8::7");
        }
    }

    /** The files of its TLS; none where it has none. */
    public Optional<Tls> tls() {
        return certificate.isEmpty()
                ? Optional.empty()
                : Optional.of(new Tls(Path.of(certificate), Path.of(key)));
    }

    /** Files in PEM. */
    public record Tls(Path certificate, Path key) {}
}
