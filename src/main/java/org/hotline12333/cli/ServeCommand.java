package org.hotline12333.cli;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.hotline12333.HotlineApplication;
import org.hotline12333.channel.CallFacts;
import org.hotline12333.console.Console;
import org.hotline12333.console.ConsoleDoor;
import org.hotline12333.fastagi.FastAgiServer;
import org.hotline12333.fastagi.Network;
import org.hotline12333.host.Supervisor;
import org.hotline12333.host.Watchdog;
import org.hotline12333.insurance.RecordStore;
import org.hotline12333.prompt.Prompts;
import org.hotline12333.settings.ConsoleSettings;
import org.hotline12333.settings.SettingNames;
import org.hotline12333.settings.Settings;
import org.hotline12333.simulator.asterisk.AgiPeer;
import org.hotline12333.simulator.line.Exchange;
import org.hotline12333.simulator.line.ScriptedCaller;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Answers calls until the process is told to end. */
@Command(name = "serve", mixinStandardHelpOptions = true, description = "Answers calls.")
final class ServeCommand implements Callable<Integer> {
    /** Beside the calls: what they have left is written so long. */
    private static final Duration ENDING_MAX = Duration.ofSeconds(4);

    @Spec private CommandSpec spec;

    @Option(
            names = "--rehearse",
            description = "answer one call of our own, and end; the launcher learns from it")
    private boolean rehearse;

    @Option(
            names = "--new-store",
            description = "make a new record store where there was one that is lost")
    private boolean newStore;

    private final Map<String, String> environment;

    ServeCommand(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    @Override
    public Integer call() throws InterruptedException, IOException {
        SettingNames.check(environment);
        SpringApplication application = new SpringApplication(HotlineApplication.class);
        application.setDefaultProperties(settings());
        application.setRegisterShutdownHook(false);
        ConfigurableApplicationContext hotline = application.run();
        FastAgiServer server = hotline.getBean(FastAgiServer.class);
        Watchdog watchdog =
                new Watchdog(Supervisor.of(environment), server::calls, server::sinceAtTheDoor);
        Duration most = hotline.getBean(Settings.class).agi().door().endMax().plus(ENDING_MAX);
        Runtime.getRuntime()
                .addShutdownHook(Thread.ofPlatform().unstarted(() -> end(hotline, watchdog, most)));
        watchdog.start();
        ConsoleDoor door = door(hotline.getBean(Settings.class).console());
        Console console = Console.beside(hotline, door, settings());
        spec.commandLine().getOut().println(ready(hotline) + ", " + console.where());
        if (!rehearse) {
            console.address().ifPresent(address -> inviteFirst(hotline, address));
        }
        spec.commandLine().getOut().flush();
        if (rehearse) {
            rehearse(hotline);
            rehearse(console);
        } else {
            new CountDownLatch(1).await();
        }
        return 0;
    }

    private static ConsoleDoor door(ConsoleSettings console) {
        return new ConsoleDoor(
                console.address(),
                console.port(),
                console.host(),
                console.tls().map(files -> new ConsoleDoor.Tls(files.certificate(), files.key())),
                Optional.of(console.proxy()).filter(proxy -> !proxy.isEmpty()));
    }

    /** On a terminal somebody reads along; in a file each step of each call would be gigabytes. */
    @SuppressWarnings("SystemConsoleNull") // since JDK 25 it is null again where there is none
    private Map<String, Object> settings() {
        Map<String, Object> settings = new HashMap<>(environment);
        settings.put("hotline.new-store", newStore);
        java.io.Console console = System.console();
        settings.putIfAbsent(
                "HOTLINE_LOG_STEPS", console != null && console.isTerminal() ? "info" : "warn");
        return settings;
    }

    /** To whoever has started it and to no log: with this the first admin is made. */
    private void inviteFirst(ConfigurableApplicationContext hotline, URI console) {
        hotline.getBean(RecordStore.class)
                .accounts()
                .redemption()
                .first()
                .map(code ->
                        "first admin: within 24 hours, at %s, by the code %s"
                                .formatted(console.resolve("/first"), code.inGroups()))
                .ifPresent(spec.commandLine().getOut()::println);
    }

    /** One caller, who presses two keys and hangs up. */
    private static void rehearse(ConfigurableApplicationContext hotline) throws IOException {
        InetSocketAddress door = hotline.getBean(FastAgiServer.class).address();
        AgiPeer.of(door, hotline.getBean(Prompts.class)::length)
                .call(
                        Exchange.of(new CallFacts("rehearsal", "", "")),
                        new ScriptedCaller().answers("1").answers("1"));
    }

    /** One look at the figures, and at the page that everybody sees first. */
    private static void rehearse(Console console) throws IOException {
        if (console.address().filter(it -> it.getScheme().equals("http")).isPresent()) {
            for (String path : List.of("/actuator/prometheus", "/login")) {
                URI page = console.address().get().resolve(path);
                try (InputStream read = page.toURL().openStream()) {
                    read.readAllBytes();
                }
            }
        }
    }

    /**
     * To be told to end is no failure: exit status 0, where the JVM would say 143. Calls have their
     * time; whatever else does not come to an end, a database that is silent above all, is left to
     * the next start, which does not need it.
     */
    private static void end(
            ConfigurableApplicationContext hotline, Watchdog watchdog, Duration most) {
        watchdog.ending();
        Thread closing = Thread.ofPlatform().name("closing").start(hotline::close);
        try {
            closing.join(most);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(0);
    }

    private static String ready(ConfigurableApplicationContext hotline) {
        InetSocketAddress door = hotline.getBean(FastAgiServer.class).address();
        RecordStore records = hotline.getBean(RecordStore.class);
        return "ready: 12333 on %s, %s people, data to %s"
                .formatted(
                        Network.agi(door.getAddress(), door.getPort()),
                        records.people(),
                        records.enquiries().dataDates().to());
    }
}
