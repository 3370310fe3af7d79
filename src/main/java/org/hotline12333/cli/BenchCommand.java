package org.hotline12333.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hotline12333.authoring.ProblemsException;
import org.hotline12333.insurance.demo.DemoFile;
import org.hotline12333.insurance.demo.DemoNumbers;
import org.hotline12333.insurance.demo.DemoPeople;
import org.hotline12333.prompt.Prompts;
import org.hotline12333.prompt.PromptsException;
import org.hotline12333.settings.ErrorLine;
import org.hotline12333.simulator.bench.AgiBench;
import org.hotline12333.simulator.bench.BenchException;
import org.hotline12333.simulator.bench.BenchReport;
import org.hotline12333.simulator.bench.DemoCaller;
import org.hotline12333.simulator.bench.EchoProcess;
import org.hotline12333.simulator.bench.Load;
import org.hotline12333.simulator.testbed.DemoKeys;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Many callers at once. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Measures a server under load.")
final class BenchCommand implements Runnable {
    private static final int AGI_PORT = 4573;

    private final Map<String, String> environment;

    @Spec private CommandSpec spec;

    BenchCommand(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "one of agi, echo is missing");
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = {
                "Calls as people who do not exist, many at once, and prints what the server shows.",
                "The server runs on this machine, with HOTLINE_THROTTLE=off."
            })
    int agi(
            @Mixin LoadOptions options,
            @Option(
                            names = "--server",
                            paramLabel = "agi://HOST:PORT",
                            defaultValue = "agi://127.0.0.1:4573",
                            description = "where it listens; ${DEFAULT-VALUE}")
                    String server,
            @Option(names = "--no-echo", description = "leave the bare server out") boolean noEcho,
            @Option(
                            names = "--echo-store",
                            description = {
                                "the bare server asks a store of its own before each answer:",
                                "schema hotline_bench at HOTLINE_DB_URL, or an H2"
                            })
                    boolean echoStore)
            throws BenchException,
                    IOException,
                    InterruptedException,
                    ProblemsException,
                    PromptsException {
        Load load = load(options);
        InetSocketAddress address = address(server);
        PrintWriter err = spec.commandLine().getErr();
        Prompts prompts = Prompts.load(Hotline.home().resolve("prompts"));
        Optional<Path> delivery = options.people();
        List<DemoCaller> people =
                delivery.isPresent()
                        ? DeliveredCallers.read(delivery.get(), prompts)
                        : callers(prompts);
        if (people.isEmpty()) {
            throw wrong("nobody of the delivery has something in a pension account");
        }
        AgiBench bench = new AgiBench(address, prompts, people, delivery.isPresent(), err::println);
        BenchReport report =
                bench.run(load, noEcho ? Optional.empty() : Optional.of(echoCommand(echoStore)));
        report.lines().forEach(spec.commandLine().getOut()::println);
        return report.isSound() ? 0 : 1;
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = {
                "A bare server, for comparison; bench agi starts it by itself.",
                "Reads what to send from its input, prints its port, ends with its input."
            })
    int echo(@Option(names = "--store", description = "asks a store of its own, too") boolean store)
            throws IOException, SQLException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        PrintWriter out = spec.commandLine().getOut();
        if (!store) {
            EchoProcess.serve(in, out);
        } else if (environment.containsKey("HOTLINE_DB_URL")) {
            EchoProcess.serve(
                    in,
                    out,
                    environment.get("HOTLINE_DB_URL"),
                    environment.getOrDefault("HOTLINE_DB_USER", ""),
                    environment.getOrDefault("HOTLINE_DB_PASSWORD", ""));
        } else {
            Path folder = Files.createTempDirectory("hotline-bench");
            try {
                EchoProcess.serve(in, out, "jdbc:h2:file:" + folder.resolve("store"), "", "");
            } finally {
                FileSystemUtils.deleteRecursively(folder);
            }
        }
        return 0;
    }

    /** The demo people who have something in their pension account, and may hear it. */
    static List<DemoCaller> callers(Prompts prompts) {
        return DemoPeople.file().people().stream()
                .filter(person -> person.pensionAccount().orElse(0) > 0 && !person.initial())
                .map(person -> caller(person, prompts))
                .toList();
    }

    private static DemoCaller caller(DemoFile.Entry person, Prompts prompts) {
        DemoNumbers numbers = person.numbers();
        return new DemoCaller(
                numbers.situation(),
                DemoKeys.of(numbers),
                DemoCaller.answer(prompts, person.pensionAccount().getAsLong()));
    }

    private Load load(LoadOptions options) {
        try {
            return options.load();
        } catch (IllegalArgumentException e) {
            throw wrong(ErrorLine.of(e));
        }
    }

    /** Of this machine alone: a load is nothing to send to others. */
    private InetSocketAddress address(String server) {
        try {
            URI uri = new URI(server);
            String host = uri.getHost();
            if ("agi".equals(uri.getScheme()) && host != null) {
                InetAddress address = literal(host);
                if (!address.isLoopbackAddress()) {
                    throw wrong(
                            "'" + server + "' is not on this machine; a load goes nowhere else");
                }
                return new InetSocketAddress(address, uri.getPort() < 0 ? AGI_PORT : uri.getPort());
            }
        } catch (URISyntaxException | IllegalArgumentException e) {
            throw wrong("'" + server + "' is no server; write it like agi://127.0.0.1:4573");
        }
        throw wrong("'" + server + "' is no server; write it like agi://127.0.0.1:4573");
    }

    private static InetAddress literal(String host) {
        return host.equals("localhost")
                ? InetAddress.getLoopbackAddress()
                : InetAddress.ofLiteral(host.replaceAll("[\\[\\]]", ""));
    }

    private static List<String> echoCommand(boolean store) {
        Stream<String> command =
                Stream.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseCompactObjectHeaders",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Hotline.class.getName(),
                        "bench",
                        "echo");
        return (store ? Stream.concat(command, Stream.of("--store")) : command).toList();
    }

    private ParameterException wrong(String what) {
        return new ParameterException(spec.commandLine(), what);
    }
}
