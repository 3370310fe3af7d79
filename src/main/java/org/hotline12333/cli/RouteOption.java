package org.hotline12333.cli;

import java.net.InetSocketAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** How far down scripted calls go. */
sealed interface RouteOption {
    Pattern ADDRESS = Pattern.compile("(agi|sip)://([^/:\\s]+|\\[[^]\\s]+]):(\\d{1,5})/?");

    /** In this process, in virtual time. */
    record Memory() implements RouteOption {}

    /** To a running server, as an Asterisk would bring them. */
    record Agi(InetSocketAddress server) implements RouteOption {}

    /** Through a real Asterisk. */
    record Sip(InetSocketAddress server) implements RouteOption {}

    /** Reads the word of a command line. */
    final class Reader implements ITypeConverter<RouteOption> {
        private static final int PORT_MAX = 65_535;

        @Override
        public RouteOption convert(String words) {
            if (words.equals("memory")) {
                return new Memory();
            }
            Matcher address = ADDRESS.matcher(words);
            if (!address.matches() || Integer.parseInt(address.group(3)) > PORT_MAX) {
                throw new TypeConversionException(
                        "'" + words + "' is not memory, agi://HOST:PORT or sip://HOST:PORT");
            }
            InetSocketAddress server =
                    new InetSocketAddress(address.group(2), Integer.parseInt(address.group(3)));
            if (server.isUnresolved()) {
                throw new TypeConversionException("the host " + address.group(2) + " is not known");
            }
            return address.group(1).equals("agi") ? new Agi(server) : new Sip(server);
        }
    }
}
