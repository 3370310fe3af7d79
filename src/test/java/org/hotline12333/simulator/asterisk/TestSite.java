package org.hotline12333.simulator.asterisk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.stream.Stream;

/** What a test's Asterisk has of its own: the folder {@code site} of its configuration. */
record TestSite(Path folder) {
    /** Every call is recorded and then goes the shipped way. */
    private static final String SHIPPED =
            """
            [arrival]
            exten => 12333,1,Set(CALLER=${FILTER(0-9,${CALLERID(num)})})
             same => n,Verbose(1,arrival ${CALLER} ${CHANNEL(name)})
             same => n,Set(HOTLINE_RECORDING=${CALLER}.wav)
             same => n,MixMonitor(${HOTLINE_RECORDING})
             same => n,Goto(hotline,12333,1)
            """;

    /**
     * Where every call is recorded and then goes the shipped way.
     *
     * @param more lines of the dialplan
     * @param clipsLogged whether a log names the clips played
     */
    static TestSite shippedAnd(String more, boolean clipsLogged) {
        return of(SHIPPED + more, clipsLogged);
    }

    /** Where calls arrive in this dialplan. */
    static TestSite of(String arrival, boolean clipsLogged) {
        try {
            TestSite site = new TestSite(Files.createTempDirectory("hotline-site"));
            site.replace(
                    "modules.conf",
                    """
                    load = res_pjsip_endpoint_identifier_anonymous.so
                    load = app_mixmonitor.so
                    """);
            site.replace(
                    "pjsip.conf",
                    """
                    [anonymous](line)
                    context = arrival
                    ; SIPp takes the OPTIONS for the call that it waits for.
                    [agent1](+type=aor)
                    qualify_frequency = 0
                    """);
            site.replace("extensions.conf", arrival);
            if (clipsLogged) {
                site.replace("logger.conf", "full.log => notice,warning,error,verbose(3)\n");
            }
            return site;
        } catch (IOException e) {
            throw new UncheckedIOException("site settings of the test's Asterisk", e);
        }
    }

    void append(String file, String text) {
        put(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    void replace(String file, String text) {
        put(file, text);
    }

    private void put(String file, String text, OpenOption... how) {
        try {
            Files.writeString(folder.resolve(file), text, how);
        } catch (IOException e) {
            throw new UncheckedIOException("site settings of the test's Asterisk", e);
        }
    }

    /** Citizens are called back over a trunk to a port of the loopback. */
    void callBackOver(int trunk) {
        append(
                "pjsip.conf",
                """
                [trunk](line)
                context = hotline
                aors = trunk
                [trunk]
                type = aor
                contact = sip:127.0.0.1:%d
                """
                        .formatted(trunk));
    }

    /** A queue of one agent, both of the same name; that of {@code absent} has no telephone. */
    void queue(String name, int port) {
        append(
                "pjsip.conf",
                """
                [%1$s](agent)
                aors = %1$s
                rtp_timeout = 300
                [%1$s]
                type = aor
                max_contacts = 1
                """
                        .formatted(name));
        if (!name.equals("absent")) {
            append("pjsip.conf", "contact = sip:%s@127.0.0.1:%d\n".formatted(name, port));
        }
        append(
                "queues.conf",
                "[%1$s](waited)\nmember => PJSIP/%1$s,0,%1$s,PJSIP/%1$s\n".formatted(name));
    }

    /** The trunk over which it calls back, or empty. */
    String trunk() {
        try {
            boolean has =
                    Files.readString(folder.resolve("pjsip.conf")).contains("[trunk](line)\n");
            return has ? "trunk" : "";
        } catch (IOException e) {
            throw new UncheckedIOException("site settings of the test's Asterisk", e);
        }
    }

    static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("remains of " + folder, e);
        }
    }
}
