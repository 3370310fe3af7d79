package org.hotline12333.console;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * How the console is reached.
 *
 * @param address at which it listens
 * @param port 0 is any that is free
 * @param hosts names by which it is asked for, beside those of this machine
 * @param tls where it speaks that itself
 * @param proxy the address of the one that browsers reach instead
 */
public record ConsoleDoor(
        String address, int port, List<String> hosts, Optional<Tls> tls, Optional<String> proxy) {
    private static final Set<String> HERE = Set.of("127.0.0.1", "localhost", "[::1]");
    private static final Set<String> ANY = Set.of("0.0.0.0", "::", "[::]");

    public ConsoleDoor {
        hosts = hosts.stream().map(host -> host.toLowerCase(Locale.ROOT)).toList();
    }

    /** Files in PEM. */
    public record Tls(Path certificate, Path key) {}

    /** Whether it is asked for by a name of its own. */
    boolean isCalled(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return HERE.contains(name) || hosts.contains(name) || written().equals(name);
    }

    /** What the context is told, stronger than what is written for it. */
    List<String> arguments() {
        List<String> all = new ArrayList<>(List.of("--spring.main.web-application-type=servlet"));
        tls.ifPresent(files -> {
            String bundle = "--spring.ssl.bundle.pem.console.";
            all.add("--server.ssl.bundle=console");
            all.add(bundle + "keystore.certificate=" + files.certificate().toUri());
            all.add(bundle + "keystore.private-key=" + files.key().toUri());
            all.add(bundle + "reload-on-update=true");
        });
        return all;
    }

    /** For whoever opens it in a browser. */
    String shownAt(int realPort) {
        String host = hosts.isEmpty() ? shown() : hosts.getFirst();
        return "%s://%s:%d".formatted(tls.isPresent() ? "https" : "http", host, realPort);
    }

    private String shown() {
        return ANY.contains(address) ? "127.0.0.1" : written();
    }

    private String written() {
        String name = address.toLowerCase(Locale.ROOT);
        return name.contains(":") && !name.startsWith("[") ? "[" + name + "]" : name;
    }
}
