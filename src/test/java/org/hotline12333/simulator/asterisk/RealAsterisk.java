package org.hotline12333.simulator.asterisk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * A real Asterisk with the shipped configuration, on ports of its own, started and stopped by
 * {@code scripts/asterisk}. It lets anonymous callers in, records each call, and, unless the
 * shipped log is asked for, names each clip in a log. Where {@link #missing} names a reason, tests
 * are to be skipped.
 */
public final class RealAsterisk implements AutoCloseable {
    private static final Path PROJECT = Path.of("").toAbsolutePath();
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final String HURRIED =
            """
            [globals](+)
            FIRST_WORD = 4
            CALLBACK_EVERY = 0.5
            CALLBACK_WAIT = 5
            CALLBACK_AGENT = 15
            CALLBACK_RING = 6
            """;

    private final TestSite site;
    private final Map<String, String> environment;
    private final Path folder;
    private final int sipPort;

    private RealAsterisk(TestSite site, Map<String, String> environment, Path folder, int sipPort) {
        this.site = site;
        this.environment = environment;
        this.folder = folder;
        this.sipPort = sipPort;
    }

    /** Why real calls cannot be placed here, in one line. */
    public static Optional<String> missing() {
        if (!Files.isExecutable(Place.root().resolve("usr/sbin/asterisk"))
                && !Place.onPath("asterisk")) {
            return Optional.of("no Asterisk: run scripts/asterisk install");
        }
        if (!Place.onPath("sipp")) {
            return Optional.of("no SIPp: install the package sip-tester");
        }
        if (Place.hasRoot() && !System.getProperty("user.name", "").equals("root")) {
            return Optional.of("the Asterisk in %s runs as root only".formatted(Place.root()));
        }
        return Optional.empty();
    }

    /**
     * Starts an Asterisk that plays the clips of a folder and calls the hotline on two ports of the
     * loopback; its log names the clips played.
     */
    public static RealAsterisk start(Path prompts, int firstServer, int secondServer) {
        return start(prompts, firstServer, secondServer, TestSite.shippedAnd("", true));
    }

    /** The same that waits for a server's first word however long that takes. */
    public static RealAsterisk startPatient(Path prompts, int server) {
        return start(
                prompts, server, 1, TestSite.shippedAnd("[globals](+)\nFIRST_WORD = 120\n", true));
    }

    /** The same with a dialplan that hands a caller's number to the one server as it came. */
    public static RealAsterisk startUnfiltered(Path prompts, int server) {
        String arrival =
                """
                [arrival]
                exten => 12333,1,Answer()
                 same => n,AGI(agi://127.0.0.1:%d/)
                 same => n,Hangup()
                """
                        .formatted(server);
        return start(prompts, server, server, TestSite.of(arrival, false));
    }

    /** The same with the log as it is shipped: {@link SipCall.Ended#heard} does not work. */
    public static RealAsterisk startWithShippedLog(Path prompts, int firstServer, int second) {
        return start(prompts, firstServer, second, TestSite.shippedAnd("", false));
    }

    /** The same whose queues are gone, with all that knows of queues. */
    public static RealAsterisk startWithoutQueues(Path prompts, int server) {
        TestSite site = TestSite.shippedAnd("", true);
        site.append("modules.conf", "noload = app_queue.so\n");
        return start(prompts, server, server, site);
    }

    /** With a second agent, whose skill is less: a higher penalty in the queue of all. */
    public static RealAsterisk startWithTwoAgents(Path prompts, int server) {
        TestSite site = TestSite.shippedAnd("", true);
        site.append(
                "pjsip.conf",
                """
                [agent2](agent)
                auth = agent1
                aors = agent2
                [agent2](telephone)
                [agent2](+type=aor)
                qualify_frequency = 0
                """);
        site.replace(
                "queues.conf", "[hotline](+)\nmember => PJSIP/agent2,5,Agent 2,PJSIP/agent2\n");
        return start(prompts, server, 1, site);
    }

    /**
     * The shipped configuration and log, where anonymous calls arrive as those of a trunk do.
     *
     * @param address where it listens and calls the servers
     * @param line what this site sets otherwise for all who call
     * @param modules what it loads otherwise
     */
    static RealAsterisk startAsTrunk(
            InetAddress address, Path prompts, int first, int second, String line, String modules) {
        TestSite site = TestSite.of("", false);
        site.replace("pjsip.conf", "[anonymous](line)\ncontext = hotline\n" + line);
        site.append("modules.conf", modules);
        return start(address, prompts, first, second, site);
    }

    /** One whose telephones must use TLS and SRTP, with the certificate in a folder. */
    static RealAsterisk startWithTls(
            InetAddress address, Path prompts, int server, Path certificate) {
        return start(
                address,
                prompts,
                server,
                1,
                TestSite.shippedAnd("", true),
                Map.of("HOTLINE_SIP_TLS", certificate.toString()));
    }

    /**
     * The shipped configuration and log with a trunk to a port of the loopback, over which it calls
     * back; it looks every second.
     */
    public static RealAsterisk startCallingBack(Path prompts, int first, int second, int trunk) {
        TestSite site = TestSite.shippedAnd("[globals](+)\nCALLBACK_EVERY = 1\n", false);
        site.callBackOver(trunk);
        return start(prompts, first, second, site);
    }

    /**
     * The same in a hurry, with queues of one agent each, of the same name, at a telephone behind
     * that port; the agent of {@code absent} has none.
     */
    public static RealAsterisk startCallingBack(
            Path prompts, int first, int second, int trunk, List<String> queues) {
        TestSite site = TestSite.shippedAnd(HURRIED, false);
        site.callBackOver(trunk);
        queues.forEach(queue -> site.queue(queue, trunk));
        return start(prompts, first, second, site);
    }

    /** The shipped configuration and log, told more by variables. */
    public static RealAsterisk startWith(Path prompts, int server, Map<String, String> more) {
        TestSite site = TestSite.shippedAnd("", false);
        return start(InetAddress.getLoopbackAddress(), prompts, server, 1, site, more);
    }

    private static RealAsterisk start(Path prompts, int first, int second, TestSite site) {
        return start(InetAddress.getLoopbackAddress(), prompts, first, second, site);
    }

    private static RealAsterisk start(
            InetAddress address, Path prompts, int first, int second, TestSite site) {
        return start(address, prompts, first, second, site, Map.of());
    }

    private static RealAsterisk start(
            InetAddress address,
            Path prompts,
            int first,
            int second,
            TestSite site,
            Map<String, String> more) {
        String host =
                address instanceof Inet6Address
                        ? "[" + address.getHostAddress() + "]"
                        : address.getHostAddress();
        int sipPort = Ports.udp();
        int rtpPort = Ports.udp();
        long process = ProcessHandle.current().pid();
        String name = "test-%d-%d".formatted(process, COUNT.incrementAndGet());
        int tlsPort = Ports.tcp();
        String servers = more.containsKey("HOTLINE_SIP_TLS") ? "127.0.0.1" : host;
        var environment = new HashMap<>(more);
        environment.putAll(
                Map.ofEntries(
                        Map.entry("HOTLINE_ASTERISK", Place.home().toString()),
                        Map.entry("HOTLINE_ASTERISK_NAME", name),
                        Map.entry("HOTLINE_ASTERISK_SITE", site.folder().toString()),
                        Map.entry("HOTLINE_PROMPTS", prompts.toAbsolutePath().toString()),
                        Map.entry("HOTLINE_SIP_ADDRESS", host),
                        Map.entry("HOTLINE_SIP_PORT", Integer.toString(sipPort)),
                        Map.entry("HOTLINE_RTP_PORTS", rtpPort + "-" + (rtpPort + Ports.STEP - 1)),
                        Map.entry("HOTLINE_AGI_1", servers + ":" + first),
                        Map.entry("HOTLINE_AGI_2", servers + ":" + second),
                        Map.entry("HOTLINE_CALLBACK_TRUNK", site.trunk()),
                        Map.entry("HOTLINE_SIP_TLS_PORT", Integer.toString(tlsPort))));
        var asterisk = new RealAsterisk(site, environment, Place.folderOf(name), sipPort);
        try {
            asterisk.script("install");
            asterisk.script("start");
            return asterisk;
        } catch (IllegalStateException e) {
            asterisk.close();
            throw e;
        }
    }

    int tlsPort() {
        return Integer.parseInt(environment.getOrDefault("HOTLINE_SIP_TLS_PORT", ""));
    }

    public int sipPort() {
        return sipPort;
    }

    /** The password of an account that the installation made. */
    public String passwordOf(String account) {
        List<String> lines = Place.linesOf(Place.home().resolve("accounts.conf"));
        int at = lines.indexOf("username = " + account);
        return lines.get(at + 1).replace("password = ", "");
    }

    /** Runs a verb of {@code scripts/asterisk} for this Asterisk and returns what it printed. */
    String script(String verb) {
        return run("scripts/asterisk", verb);
    }

    /** Is killed in the middle of everything, and started again. */
    public void restart() {
        ProcessHandle killed = process();
        killed.destroyForcibly();
        killed.onExit().join();
        script("start");
    }

    /** What Asterisk's console prints of a command. */
    public String console(String command) {
        List<String> words = new ArrayList<>();
        if (Place.hasRoot()) {
            words.addAll(List.of("chroot", Place.root().toString(), "/usr/sbin/asterisk"));
        } else {
            words.add("asterisk");
        }
        words.addAll(
                List.of(
                        "-C",
                        Place.inside(folder).resolve("etc/asterisk.conf").toString(),
                        "-rx",
                        command));
        return run(words.toArray(String[]::new));
    }

    private String run(String... command) {
        try {
            Path output = Files.createTempFile("hotline-script", ".txt");
            var builder = new ProcessBuilder(command);
            builder.directory(PROJECT.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .environment()
                    .putAll(environment);
            Process process = builder.start();
            boolean ended = process.waitFor(90, TimeUnit.SECONDS);
            String printed = Files.readString(output);
            Files.delete(output);
            if (!ended || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IllegalStateException(String.join(" ", command) + ": " + printed);
            }
            return printed;
        } catch (IOException e) {
            throw new UncheckedIOException(String.join(" ", command), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(command[0] + " was interrupted", e);
        }
    }

    /** Where it has all that is its own. */
    public Path folder() {
        return folder;
    }

    /** The process. */
    public ProcessHandle process() {
        return ProcessHandle.of(Long.parseLong(Place.linesOf(folder.resolve("pid")).getFirst()))
                .orElseThrow();
    }

    /** What {@code scripts/asterisk log} follows, from its beginning. */
    Process follow() throws IOException {
        ProcessBuilder builder = new ProcessBuilder("scripts/asterisk", "log");
        builder.directory(PROJECT.toFile())
                .redirectErrorStream(true)
                .environment()
                .putAll(environment);
        return builder.start();
    }

    /** Runs a command as Asterisk's own user, with Asterisk's rights, where Asterisk runs. */
    void asItself(String shell) {
        List<String> words = new ArrayList<>();
        String user = process().info().user().orElseThrow();
        if (Place.hasRoot()) {
            String ids = run("id", "-u", user).strip() + ":" + run("id", "-g", user).strip();
            words.addAll(List.of("chroot", "--userspec=" + ids, Place.root().toString()));
        } else {
            words.addAll(List.of("setpriv", "--reuid=" + user, "--clear-groups"));
        }
        words.addAll(
                List.of(
                        "sh",
                        "-c",
                        "cd " + Place.inside(folder) + " && { " + shell + "; } || true"));
        run(words.toArray(String[]::new));
    }

    /** Everything that this Asterisk has written into its logs and on its standard output. */
    public String logged() {
        try (Stream<Path> files = Files.list(folder.resolve("log"))) {
            var all =
                    new StringBuilder(
                            String.join("\n", Place.linesOf(folder.resolve("console.log"))));
            all.append('\n');
            for (Path file : files.sorted().toList()) {
                all.append(String.join("\n", Place.linesOf(file))).append('\n');
            }
            return all.toString();
        } catch (IOException e) {
            throw new UncheckedIOException("logs of " + folder, e);
        }
    }

    /** The log that names the clips. */
    List<String> clipLog() {
        return Place.linesOf(folder.resolve("log/full.log"));
    }

    /** Waits until the log that names the clips says so. */
    public void awaitInLog(String words) {
        await(words, () -> clipLog().stream().anyMatch(line -> line.contains(words)));
    }

    /** Waits until its console answers a command with these words. */
    public void awaitOnConsole(String command, String words) {
        await(words, () -> console(command).contains(words));
    }

    Path recordingOf(String caller) {
        return folder.resolve("spool/monitor").resolve(caller + ".wav");
    }

    /** Waits until Asterisk, which writes its logs behind the call, has come so far. */
    public static void await(String what, BooleanSupplier done) {
        long limit = System.nanoTime() + PATIENCE.toNanos();
        while (!done.getAsBoolean()) {
            if (System.nanoTime() > limit) {
                throw new IllegalStateException("not seen within " + PATIENCE + ": " + what);
            }
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while awaiting " + what, e);
            }
        }
    }

    @Override
    public void close() {
        script("stop");
        TestSite.delete(folder);
        TestSite.delete(site.folder());
    }
}
