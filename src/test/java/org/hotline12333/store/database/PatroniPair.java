package org.hotline12333.store.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.opentest4j.TestAbortedException;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Two PostgreSQL of which one takes over from the other, by Patroni and etcd, on loopback and as
 * docs/patroni.yml has them. Where these are not installed, tests are skipped, and say so in one
 * line. Whatever it started has ended when it is closed.
 */
final class PatroniPair implements AutoCloseable {
    private static final Duration START_MAX = Duration.ofSeconds(90);
    private static final Duration MOMENT = Duration.ofMillis(100);
    private static final Duration STOP_MAX = Duration.ofSeconds(5);
    private static final String USER = "postgres";
    private static final String PASSWORD = "of-a-test";
    private static final boolean IS_ROOT = "root".equals(System.getProperty("user.name"));

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
    private final Thread atExit = new Thread(this::end);
    private final Path folder;
    private final Path binaries;
    private final int etcdPort = freePort();
    private final Process etcd;
    private final List<Node> nodes = new ArrayList<>();

    /** One of the two. */
    final class Node {
        private final String name;
        private final Path config;
        private final Path data;
        private final int rest = freePort();
        private final int port = freePort();
        private Process patroni;

        private Node(String name) {
            this.name = name;
            config = folder.resolve(name + ".yml");
            data = folder.resolve(name);
            write(config, settings());
            start();
        }

        private String settings() {
            String settings = read(Path.of("docs/patroni.yml"));
            String[] own = {
                "name: db1",
                "name: " + name,
                "192.0.2.21:2379,192.0.2.22:2379,192.0.2.23:2379",
                "127.0.0.1:" + etcdPort,
                "192.0.2.11:8008",
                "127.0.0.1:" + rest,
                "192.0.2.11:5432",
                "127.0.0.1:" + port,
                "192.0.2.0/24",
                "127.0.0.1/32",
                "/var/lib/postgresql/hotline.pgpass",
                folder.resolve(name + ".pgpass").toString(),
                "/var/lib/postgresql/hotline",
                data.toString(),
                "/usr/lib/postgresql/15/bin",
                binaries.toString(),
                "/var/run/postgresql",
                folder.toString(),
                "CHANGE-ME",
                PASSWORD,
                "mode: automatic",
                "mode: \"off\"",
                "max_connections: 100",
                "dynamic_shared_memory_type: mmap"
            };
            for (int i = 0; i < own.length; i += 2) {
                assertThat(settings).contains(own[i]);
                settings = settings.replace(own[i], own[i + 1]);
            }
            return settings;
        }

        /** Its Patroni, and by that its PostgreSQL. */
        void start() {
            patroni = run(name, "/usr/bin/patroni", config.toString());
        }

        /** All that would end with its machine. */
        private List<ProcessHandle> processes() {
            return Stream.concat(
                            Stream.concat(
                                    Stream.of(patroni.toHandle()),
                                    patroni.toHandle().descendants()),
                            postgres())
                    .distinct()
                    .toList();
        }

        private Stream<ProcessHandle> postgres() {
            Path file = data.resolve("postmaster.pid");
            return !Files.exists(file)
                    ? Stream.empty()
                    : ProcessHandle.of(Long.parseLong(read(file).lines().findFirst().orElseThrow()))
                            .stream()
                            .flatMap(master ->
                                    Stream.concat(Stream.of(master), master.descendants()));
        }

        /** The machine is lost. */
        void lose() {
            signal("KILL", processes());
        }

        /** It stands still, as far as anybody can see, and keeps all connections. */
        void freeze() {
            signal("STOP", processes());
        }

        void thaw() {
            signal("CONT", processes());
        }

        /** Its PostgreSQL alone ends, without a word. */
        void losePostgres() {
            signal("KILL", postgres().toList());
        }

        boolean is(String role) {
            try {
                HttpRequest asked =
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + rest + "/" + role))
                                .timeout(Duration.ofSeconds(1))
                                .build();
                return http.send(asked, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
            } catch (IOException _) {
                return false;
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private PatroniPair(Path binaries) {
        this.binaries = binaries;
        Runtime.getRuntime().addShutdownHook(atExit);
        try {
            folder = Files.createTempDirectory("hotline-failover");
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        if (IS_ROOT) {
            done("chown", USER, folder.toString());
        }
        String clients = "http://127.0.0.1:" + etcdPort;
        String peers = "http://127.0.0.1:" + freePort();
        etcd =
                run(
                        "etcd",
                        "/usr/bin/etcd",
                        "--name=e1",
                        "--data-dir=" + folder.resolve("etcd-data"),
                        "--listen-client-urls=" + clients,
                        "--advertise-client-urls=" + clients,
                        "--listen-peer-urls=" + peers,
                        "--initial-advertise-peer-urls=" + peers,
                        "--initial-cluster=e1=" + peers);
    }

    /** Returns when one leads and the other follows it synchronously. */
    static PatroniPair start() {
        Path postgres = Path.of("/usr/lib/postgresql/15/bin");
        for (Path needed :
                List.of(
                        Path.of("/usr/bin/patroni"),
                        Path.of("/usr/bin/etcd"),
                        postgres.resolve("postgres"))) {
            if (!Files.exists(needed)) {
                String line =
                        "Failover is skipped: no "
                                + needed
                                + " here (apt-get install patroni etcd-server python3-etcd"
                                + " postgresql-15)";
                System.err.println(line);
                throw new TestAbortedException(line);
            }
        }
        PatroniPair pair = new PatroniPair(postgres);
        try {
            Node first = pair.add("p1");
            await(() -> first.is("primary"));
            Node second = pair.add("p2");
            await(() -> second.is("synchronous"));
            return pair;
        } catch (RuntimeException | AssertionError fault) {
            pair.close();
            throw fault;
        }
    }

    private Node add(String name) {
        Node node = new Node(name);
        nodes.add(node);
        return node;
    }

    Node leader() {
        return nodes.stream().filter(node -> node.is("primary")).findFirst().orElseThrow();
    }

    Node other(Node node) {
        return nodes.get(1 - nodes.indexOf(node));
    }

    /** Returns when the standby leads. */
    void switchOver() {
        Node before = leader();
        done(
                "/usr/bin/patronictl",
                "-c",
                before.config.toString(),
                "switchover",
                "--leader",
                before.name,
                "--force");
        await(() -> other(before).is("primary"));
    }

    /** The database, as the hotline's settings name it. */
    String url(String database) {
        return "jdbc:postgresql://127.0.0.1:%d,127.0.0.1:%d/%s?targetServerType=primary&connectTimeout=2&socketTimeout=5&tcpKeepAlive=true&hostRecheckSeconds=2"
                .formatted(nodes.get(0).port, nodes.get(1).port, database);
    }

    /** As its superuser. */
    DataSource administered(String database) {
        return new DriverManagerDataSource(url(database), USER, PASSWORD + "-2");
    }

    /** The one that can only be read, as its superuser. */
    DataSource standby(String database) {
        return new DriverManagerDataSource(
                url(database) + "&targetServerType=secondary", USER, PASSWORD + "-2");
    }

    static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + START_MAX.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(end);
            pause(MOMENT);
        }
    }

    static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private Process run(String log, String... command) {
        List<String> whole = new ArrayList<>();
        if (IS_ROOT) {
            whole.addAll(List.of("runuser", "-u", USER, "--"));
        }
        whole.addAll(List.of(command));
        try {
            return new ProcessBuilder(whole)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(
                            ProcessBuilder.Redirect.appendTo(folder.resolve(log + ".log").toFile()))
                    .start();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static int done(String... command) {
        try {
            Process process =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            return process.waitFor();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /** All at once, as far as that can be had. */
    private static void signal(String name, List<ProcessHandle> processes) {
        List<String> command = new ArrayList<>(List.of("kill", "-" + name));
        processes.forEach(process -> command.add(Long.toString(process.pid())));
        done(command.toArray(String[]::new));
    }

    private static int freePort() {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    @Override
    public void close() {
        end();
        Runtime.getRuntime().removeShutdownHook(atExit);
    }

    /** Patroni first, which would start its PostgreSQL again; that is asked to end. */
    private void end() {
        for (Node node : nodes) {
            List<ProcessHandle> postgres = node.postgres().toList();
            List<ProcessHandle> all = node.processes();
            signal("CONT", all);
            signal("KILL", all.stream().filter(each -> !postgres.contains(each)).toList());
            postgres.stream().limit(1).forEach(master -> signal("INT", List.of(master)));
        }
        long end = System.nanoTime() + STOP_MAX.toNanos();
        for (Node node : nodes) {
            while (node.postgres().findAny().isPresent() && System.nanoTime() < end) {
                pause(MOMENT);
            }
            signal("KILL", node.processes());
        }
        signal("KILL", Stream.concat(etcd.descendants(), Stream.of(etcd.toHandle())).toList());
        etcd.onExit().join();
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
