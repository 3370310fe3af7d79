package org.hotline12333.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** Whatever is wrong with a setting that holds a secret, no verb and no library prints it. */
@Timeout(value = 5, unit = TimeUnit.MINUTES) // a hotline that starts after all would serve for ever
class WrongSecretTest {
    private static final String SECRET = "s3same";

    /** PostgreSQL's protocol 3.0. */
    private static final int STARTUP = 3 << 16;

    private static final List<List<String>> VERBS =
            List.of(List.of("serve"), List.of("doctor"), List.of("audit", "verify"));

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;

    @TempDir Path folder;

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }

    @BeforeEach
    void listen() {
        PrintStream both = new PrintStream(printed, true, StandardCharsets.UTF_8);
        System.setOut(both);
        System.setErr(both);
        log.start();
        root().addAppender(log);
    }

    @AfterEach
    void restore() {
        root().detachAppender(log);
        System.setOut(out);
        System.setErr(err);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HOTLINE_DB_PASSWORD=${s3same}",
                "HOTLINE_DB_PASSWORD=pa${s3same",
                "HOTLINE_DB_PASSWORD=s3same${HOTLINE_DB_PASSWORD}",
                "HOTLINE_DB_PASSWORD=s3same#{1/0}\\${",
                "HOTLINE_DB_URL=${s3same}",
                "HOTLINE_DB_URL=jdbc:postgresql://hotline:s3same@127.0.0.1:1/hotline",
                "HOTLINE_DB_URL=jdbc:postgresql://hotline:s3s/s3same@127.0.0.1:1/hotline",
                "HOTLINE_DB_URL=jdbc:postgresql://s3same@127.0.0.1:1/hotline",
                "HOTLINE_DB_URL=jdbc:postgresql://127.0.0.1:s3same/hotline",
                "HOTLINE_DB_URL=jdbc:postgresql://127.0.0.1:99999/hotline?password=s3same",
                "HOTLINE_DB_URL=jdbc:postgresql://127.0.0.1:1/hotline?user=a&password=s3same",
                "HOTLINE_DB_URL=jdbc:postgresql://127.0.0.1:1/hotline?password=a%s3same",
                "HOTLINE_DB_URL=jdbc:postgresql://127.0.0.1:1/hotline?password=a&s3same",
                "HOTLINE_DB_URL=jdbc:postgresql://127.0.0.1:1/hotline;password=s3same",
                "HOTLINE_DB_URL=jdbc:postgresql://127.0.0.1:1/hotline?password=a#s3same",
                "HOTLINE_DB_URL=jdbc:postgresql:hotline:s3same",
                "HOTLINE_DB_URL=jdbc:h2:tcp://hotline:s3same@127.0.0.1:1/hotline",
                "HOTLINE_DB_URL=jdbc:h2:tcp://127.0.0.1:s3same/hotline",
                "HOTLINE_DB_URL=jdbc:h2:mem:x;PASSWORD=s3same;NONSENSE=1",
                "HOTLINE_DB_URL=jdbc:h2:mem:x;PASSWORD=a;s3same",
                "HOTLINE_DB_URL=jdbc:mysql://hotline:s3same@db/hotline",
                "HOTLINE_DB_URL=s3same",
            })
    void isPrintedNowhere(String setting) {
        for (List<String> verb : VERBS) {
            Verb run = run(Map.of(setting.split("=", 2)[0], setting.split("=", 2)[1]), verb);

            assertThat(run.status()).as(verb + " " + setting).isEqualTo(1);
            assertNowhere(run, verb);
        }
    }

    @Test
    void norWhatStandsInAKeyFile() throws IOException {
        Path file = folder.resolve("hotline.key");
        for (String content : List.of("s3same", "{\"s3same\": 1}", "hotline-keys 2\ns3same = x")) {
            Files.writeString(file, content);
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            for (List<String> verb : VERBS) {
                assertNowhere(run(Map.of("HOTLINE_KEY_FILE", file.toString()), verb), verb);
            }
        }
    }

    /** It travels as it is. */
    @Test
    void aPasswordMayHoldAllButAPlaceholder() {
        for (String password : List.of("pa$s3same", "{s3same}", "s3same%&;'\"", "\\s3same #{x}")) {
            Map<String, String> settings =
                    Map.of(
                            "HOTLINE_DB_URL",
                            "jdbc:h2:mem:secret;INIT=NONSENSE",
                            "HOTLINE_DB_PASSWORD",
                            password);
            assertNowhere(run(settings, List.of("serve")), List.of("serve"));
        }
    }

    /** As a server may that stands before a database. */
    @ParameterizedTest
    @CsvSource({"'',s3same", "?password=s3same,", "?sslpassword=s3same,other"})
    void norWhatADatabaseSaysOfIt(String inUrl, @Nullable String password) throws IOException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                ServerSocket database = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Future<Void> refusing = threads.submit(() -> refuse(database));
            Map<String, String> settings = new HashMap<>();
            settings.put(
                    "HOTLINE_DB_URL",
                    "jdbc:postgresql://127.0.0.1:%d/hotline%s"
                            .formatted(database.getLocalPort(), inUrl));
            settings.put("HOTLINE_DB_PASSWORD", Objects.requireNonNullElse(password, ""));
            for (List<String> verb : VERBS) {
                Verb run = run(settings, verb);

                assertThat(run.out() + run.err()).contains("no such password: ****");
                assertNowhere(run, verb);
            }
            assertThat(refusing).isNotDone();
        }
    }

    /** Whoever connects is told why not, until the socket is closed. */
    private static Void refuse(ServerSocket database) throws IOException {
        byte[] why =
                "SFATAL\0CXX000\0Mno such password: s3same\0\0".getBytes(StandardCharsets.UTF_8);
        while (true) {
            try (Socket client = database.accept()) {
                DataInputStream in = new DataInputStream(client.getInputStream());
                DataOutputStream out = new DataOutputStream(client.getOutputStream());
                int length = in.readInt();
                while (in.readInt() != STARTUP) { // asks for encryption
                    out.write('N');
                    length = in.readInt();
                }
                in.skipNBytes(length - 2L * Integer.BYTES);
                out.write('E');
                out.writeInt(Integer.BYTES + why.length);
                out.write(why);
            }
        }
    }

    private Verb run(Map<String, String> settings, List<String> verb) {
        Map<String, String> environment = new HashMap<>(settings);
        environment.put("HOTLINE_DATA", folder.resolve("data").toString());
        environment.put("HOTLINE_AGI_PORT", "0");
        return Verb.run(environment, verb.toArray(String[]::new));
    }

    private void assertNowhere(Verb run, List<String> verb) {
        StringBuilder said = new StringBuilder(run.out()).append(run.err());
        said.append(printed.toString(StandardCharsets.UTF_8));
        for (ILoggingEvent event : List.copyOf(log.list)) {
            said.append(event.getFormattedMessage());
            if (event.getThrowableProxy() != null) {
                said.append(ThrowableProxyUtil.asString(event.getThrowableProxy()));
            }
        }
        assertThat(said.toString()).as(verb.toString()).doesNotContain(SECRET);
    }
}
