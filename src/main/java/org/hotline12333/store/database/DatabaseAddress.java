package org.hotline12333.store.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import javax.sql.DataSource;
import org.hotline12333.store.file.PatientFiles;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * The database behind the record store, as whoever opens it opens it.
 *
 * @param url as the operator wrote it
 */
public record DatabaseAddress(String url, String user, String password) {
    /** A caller waits no longer than this for a connection. */
    private static final Duration CONNECTION_MAX = Duration.ofSeconds(3);

    /** A connection of the pool that does not answer within this is no more. */
    private static final Duration VALIDATION_MAX = Duration.ofSeconds(1);

    /** What is locked in a transaction that says nothing more is free after this. */
    private static final String IDLE_MAX = "5s";

    private static final String H2 = "jdbc:h2:";
    private static final String FILE = "file:";
    private static final String MEMORY = "mem:";
    private static final List<String> H2_SERVERS = List.of("tcp:", "ssl:");
    private static final String POSTGRES = "jdbc:postgresql:";

    /** Whether it is a process of its own, PostgreSQL. */
    public boolean isServer() {
        return url.startsWith(POSTGRES);
    }

    /** Whether it is several of them, of which one is the primary. */
    boolean namesSeveral() {
        return isServer() && url.split("\\?", 2)[0].contains(",");
    }

    /** The other ones, which can only be read; they may be away. */
    public Optional<DataSource> standby() {
        return namesSeveral()
                ? Optional.of(
                        single(
                                url
                                        + (url.contains("?") ? "&" : "?")
                                        + "targetServerType=secondary"))
                : Optional.empty();
    }

    /** What a driver hears of a setting: of the URL the last, which goes before ours. */
    String told(String setting) {
        String start = setting + "=";
        return Arrays.stream(url.replaceFirst("^[^?]*\\??", "").split("&"))
                .filter(each -> each.startsWith(start))
                .map(each -> each.substring(start.length()))
                .reduce(patience().getProperty(setting, ""), (_, last) -> last);
    }

    /** Whether it is a file that nobody but one process can open. */
    public boolean isEmbedded() {
        return delaysCommits(url) && H2_SERVERS.stream().noneMatch(path()::startsWith);
    }

    /** Whether the database of a URL writes what is committed only later, as H2 does of itself. */
    static boolean delaysCommits(String url) {
        return url.startsWith(H2) && !isInMemory(url);
    }

    static boolean isInMemory(String url) {
        return url.startsWith(H2 + MEMORY);
    }

    /** What H2 is to open, which it takes for a file where nothing else is said. */
    private String path() {
        String path = url.substring(H2.length());
        return path.startsWith(FILE) ? path.substring(FILE.length()) : path;
    }

    /** The file of an embedded one; nothing where its path is none that H2 takes. */
    public Optional<Path> file() {
        String path = isEmbedded() ? path().split(";", 2)[0] : "";
        return path.startsWith("/") || path.startsWith("./")
                ? Optional.of(Path.of(path + ".mv.db").toAbsolutePath().normalize())
                : Optional.empty();
    }

    /** The same database with its file elsewhere. */
    public DatabaseAddress at(Path file) {
        String options = path().replaceFirst("^[^;]*", "");
        String other = file.toAbsolutePath().toString().replaceFirst("\\.mv\\.db$", "");
        return new DatabaseAddress(H2 + FILE + other + options, user, password);
    }

    /** New ones, for a pool. */
    Reconnecting connections() {
        if (isServer()) {
            CancelTimer.ticks();
        }
        return new Reconnecting(single(opened()));
    }

    /** What many callers share. */
    static HikariDataSource pool(DataSource connections) {
        return new HikariDataSource(config(connections));
    }

    /** What one piece of work has to itself, each when it is needed. */
    static HikariDataSource pool(DataSource connections, int most) {
        HikariConfig config = config(connections);
        config.setMaximumPoolSize(most);
        config.setMinimumIdle(0);
        config.setInitializationFailTimeout(-1);
        return new HikariDataSource(config);
    }

    /** What is made when it is needed, and stays as long as the pool. */
    static HikariDataSource lasting(DataSource connections, int most) {
        HikariConfig config = config(connections);
        config.setMaximumPoolSize(most);
        config.setMinimumIdle(0);
        config.setInitializationFailTimeout(-1);
        config.setIdleTimeout(0);
        config.setMaxLifetime(0);
        return new HikariDataSource(config);
    }

    private static HikariConfig config(DataSource connections) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(connections);
        config.setExceptionOverride(new LostConnections());
        config.setConnectionTimeout(CONNECTION_MAX.toMillis());
        config.setValidationTimeout(VALIDATION_MAX.toMillis());
        return config;
    }

    /** For a verb: an embedded one that is not there is not made. */
    public DataSource existing() {
        return single(isEmbedded() ? opened() + ";IFEXISTS=TRUE" : url);
    }

    /** For who only looks: an embedded one stays as it is, to the last byte. */
    public DataSource unchanged() {
        return single(isEmbedded() ? opened() + ";IFEXISTS=TRUE;ACCESS_MODE_DATA=r" : url);
    }

    private DataSource single(String opened) {
        DriverManagerDataSource source = new DriverManagerDataSource(opened, user, password);
        source.setConnectionProperties(patience());
        return source;
    }

    /** An embedded one through files that wait for room on the disk. */
    private String opened() {
        return file().isPresent() ? H2 + PatientFiles.known() + ":" + path() : url;
    }

    /**
     * A server that falls silent without a word is found out in seconds; what the URL says goes
     * before. The server in turn gives up what a silent hotline has locked: it would keep a citizen
     * out for hours.
     */
    private Properties patience() {
        Properties patience = new Properties();
        if (isServer()) {
            patience.setProperty("connectTimeout", namesSeveral() ? "2" : "3");
            patience.setProperty("socketTimeout", "5");
            patience.setProperty("cancelSignalTimeout", "2");
            patience.setProperty("tcpKeepAlive", "true");
            patience.setProperty("options", "-c idle_in_transaction_session_timeout=" + IDLE_MAX);
        }
        if (namesSeveral()) {
            patience.setProperty("targetServerType", "primary");
            patience.setProperty("hostRecheckSeconds", "2");
        }
        return patience;
    }

    /** A URL may hold a password. */
    @Override
    public String toString() {
        return "DatabaseAddress";
    }
}
