package org.hotline12333.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.hotline12333.doctor.Finding.Unknown;
import org.hotline12333.doctor.Finding.Well;
import org.hotline12333.doctor.Finding.Wrong;
import org.hotline12333.fastagi.FastAgiServer;
import org.hotline12333.fastagi.FastAgiSettings;
import org.hotline12333.fastagi.Network;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.Mockito;

@Timeout(60)
class MachineChecksTest {
    private static final InetAddress HERE = InetAddress.getLoopbackAddress();
    private static final LocalDate RELEASED = LocalDate.of(2026, 7, 21);
    private static final Instant NOW = Instant.parse("2026-11-20T02:00:00Z");

    private static Finding allowing(String... networks) {
        return new AllowListCheck(Arrays.stream(networks).map(Network::of).toList()).look();
    }

    @Test
    void aJdkOfTodayIsWell() {
        assertThat(JdkCheck.ofThis().look()).isInstanceOf(Well.class);
    }

    @Test
    void aJdkThatIsTooOldIsWrong() {
        assertThat(new JdkCheck(Runtime.Version.parse("21.0.2"), "/jdk").look())
                .isEqualTo(
                        new Wrong(
                                "JDK 21.0.2 in /jdk is too old",
                                "install a JDK 25, or set JAVA_HOME to one"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1/32",
                "10.1.0.0/16",
                "192.168.7.9",
                "172.31.0.0/24",
                "::1",
                "fd00::/8"
            })
    void privateNetworksMayCall(String network) {
        assertThat(allowing(network)).isInstanceOf(Well.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0/0", "::/0", "10.0.0.0/7", "172.32.0.0/16", "8.8.8.8"})
    void whatReachesBeyondThemIsWrong(String network) {
        assertThat(allowing("127.0.0.1", network))
                .asString()
                .startsWith("Wrong[")
                .doesNotContain("127.0.0.1");
    }

    @Test
    void aPortThatIsFreeIsWell() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, HERE)) {
            port = socket.getLocalPort();
        }

        assertThat(new PortCheck(HERE, port).look()).asString().contains("is free");
    }

    @Test
    void aPortWhereAHotlineAnswersIsWell() throws IOException {
        try (FastAgiServer server =
                new FastAgiServer(
                        FastAgiSettings.of(HERE, 0, List.of("127.0.0.1/32"), 10), _ -> {})) {
            server.start();

            assertThat(new PortCheck(HERE, server.port()).look())
                    .isEqualTo(new Well("a hotline answers on agi://127.0.0.1:" + server.port()));
        }
    }

    @Test
    void aPortThatSomethingElseHasIsWrong() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, HERE)) {
            Thread.ofVirtual().start(() -> answer(socket));

            assertThat(new PortCheck(HERE, socket.getLocalPort()).look())
                    .asString()
                    .startsWith("Wrong[")
                    .contains("is no hotline", "HOTLINE_AGI_PORT");
        }
    }

    private static void answer(ServerSocket socket) {
        try (Socket peer = socket.accept();
                OutputStream out = peer.getOutputStream()) {
            out.write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            out.flush();
            peer.getInputStream().readAllBytes();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void anAddressOfAnotherMachineIsWrong() throws IOException {
        InetAddress elsewhere = InetAddress.ofLiteral("192.0.2.7");

        assertThat(new PortCheck(elsewhere, 4573).look())
                .isEqualTo(
                        new Wrong(
                                "192.0.2.7 is no address of this machine",
                                "set HOTLINE_AGI_ADDRESS to one that is"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1970-01-01T00:00:07Z", "2026-07-20T12:00:00Z", "2106-02-07T06:28:15Z"})
    void aYearThatCannotBeIsWrong(String now) throws IOException {
        assertThat(clock(Instant.parse(now), Optional.empty()).look())
                .asString()
                .startsWith("Wrong[what=it is not ")
                .contains("NTP");
    }

    @Test
    void aClockThatAgreesWithTheDatabasesIsWell() throws Exception {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:");

        assertThat(
                        new ClockCheck(
                                        InstantSource.system(),
                                        LocalDate.parse(System.getProperty("java.version.date")),
                                        Optional.of(database))
                                .look())
                .isEqualTo(new Well("within 2 s of the database"));
    }

    @Test
    void aClockThatTheDatabaseContradictsIsWrong() throws Exception {
        assertThat(clock(NOW, Optional.of(databaseAt(NOW.plusSeconds(3)))).look())
                .asString()
                .contains("it is 3 s from the database's");
        assertThat(clock(NOW, Optional.of(databaseAt(NOW.minusSeconds(90)))).look())
                .asString()
                .contains("it is 90 s from the database's");
        assertThat(clock(NOW, Optional.of(databaseAt(NOW.minusSeconds(2)))).look())
                .isInstanceOf(Well.class);
    }

    @Test
    void aDatabaseThatIsAwayTellsNoTime() throws IOException {
        JdbcDataSource away = new JdbcDataSource();
        away.setURL("jdbc:h2:tcp://127.0.0.1:1/none");

        assertThat(clock(NOW, Optional.of(away)).look()).isInstanceOf(Unknown.class);
    }

    private static ClockCheck clock(Instant now, Optional<DataSource> database) {
        return new ClockCheck(InstantSource.fixed(now), RELEASED, database);
    }

    private static DataSource databaseAt(Instant now) throws Exception {
        DataSource source = Mockito.mock(DataSource.class);
        Connection connection = Mockito.mock(Connection.class);
        Statement statement = Mockito.mock(Statement.class);
        ResultSet row = Mockito.mock(ResultSet.class);
        Mockito.when(source.getConnection()).thenReturn(connection);
        Mockito.when(connection.createStatement()).thenReturn(statement);
        Mockito.when(statement.executeQuery(Mockito.anyString())).thenReturn(row);
        Mockito.when(row.getObject(1, java.time.OffsetDateTime.class))
                .thenReturn(now.atOffset(ZoneOffset.UTC));
        return source;
    }
}
