package org.hotline12333.store.database;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import javax.sql.DataSource;
import org.hotline12333.store.file.DiskReserve;
import org.hotline12333.store.file.PatientFiles;
import org.hotline12333.store.file.StorePlace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * The connections of a server, or of a piece of work beside it, to the record store. Where the disk
 * of an embedded one is full, none are given: nothing new begins. While the store is away, callers
 * are spared the wait for one.
 */
public final class StoreSource extends DelegatingDataSource implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StoreSource.class);

    private static final int VERB_CONNECTIONS = 3;

    /** Of a migration: its own, its lock's, and who looks at the tables before. */
    private static final int LASTING_CONNECTIONS = 5;

    private final HikariDataSource pool;
    private final Optional<HikariDataSource> lasting;
    private final Reconnecting connections;
    private final Optional<DiskReserve> reserve;
    private final boolean isAlone;
    private final Breaker breaker = new Breaker(System::nanoTime);

    private StoreSource(
            HikariDataSource pool,
            Optional<HikariDataSource> lasting,
            Reconnecting connections,
            Optional<DiskReserve> reserve,
            boolean isAlone) {
        super(pool);
        this.pool = pool;
        this.lasting = lasting;
        this.connections = connections;
        this.reserve = reserve;
        this.isAlone = isAlone;
    }

    /**
     * Opens it; an embedded one is made where there is none.
     *
     * @param place where an embedded one lies
     * @param mayBegin whether a new store is wanted, whatever was there
     * @throws IllegalStateException with the mend, where it must not be opened
     */
    public static StoreSource open(
            DatabaseAddress database, Optional<StorePlace> place, boolean mayBegin) {
        place.ifPresent(here -> here.check(mayBegin));
        Optional<DiskReserve> reserve = place.flatMap(here -> reserved(here, here.reserve()));
        Reconnecting connections = database.connections();
        HikariDataSource pool = DatabaseAddress.pool(connections);
        place.ifPresent(StorePlace::keepFromOthers);
        return new StoreSource(
                pool,
                Optional.of(connections)
                        .filter(_ -> database.isEmbedded())
                        .map(made -> DatabaseAddress.lasting(made, LASTING_CONNECTIONS)),
                connections,
                reserve,
                false);
    }

    /**
     * By which tables are made. With H2 2.4 a {@code check (x in (...))} holds the connection that
     * made its table, and fails once that is closed, as a pool does after half an hour: these stay
     * open.
     */
    public DataSource lasting() {
        return lasting.<DataSource>map(made -> made).orElse(this);
    }

    /**
     * For a verb that writes much to what is there, and closes it.
     *
     * @param place where an embedded one lies
     */
    public static StoreSource guarded(DataSource source, Optional<StorePlace> place) {
        Reconnecting connections = new Reconnecting(source);
        return new StoreSource(
                DatabaseAddress.pool(connections, VERB_CONNECTIONS),
                Optional.empty(),
                connections,
                place.flatMap(here -> reserved(here, here.reserve().ofVerb())),
                true);
    }

    /**
     * A few connections of its own for a long piece of work, which is to close them: it takes none
     * from callers. What guards those of a server guards them, too.
     */
    public static StoreSource beside(DataSource source, int most) throws SQLException {
        if (source.isWrapperFor(StoreSource.class)) {
            StoreSource callers = source.unwrap(StoreSource.class);
            return few(callers.connections, callers.reserve, most);
        }
        return few(new Reconnecting(source), Optional.empty(), most);
    }

    private static StoreSource few(
            Reconnecting connections, Optional<DiskReserve> reserve, int most) {
        return new StoreSource(
                DatabaseAddress.pool(connections, most),
                Optional.empty(),
                connections,
                reserve,
                false);
    }

    /** None in a folder that nobody may write: H2 says so better. */
    private static Optional<DiskReserve> reserved(StorePlace place, DiskReserve reserve) {
        try {
            place.makeFolder();
            reserve.make();
            PatientFiles.use(place.database(), reserve);
            return Optional.of(reserve);
        } catch (FileSystemException _) {
            return Optional.empty();
        } catch (IOException full) {
            throw new IllegalStateException(
                    "there is no room on the disk of the record store ("
                            + full.getMessage()
                            + "): make room in "
                            + place.database().getParent(),
                    full);
        }
    }

    @Override
    public Connection getConnection() throws SQLException {
        if (reserve.isPresent() && !reserve.get().isWhole()) {
            throw DatabaseFault.DISK_FULL.thrown("nothing new begins");
        }
        return breaker.through(this::pooled);
    }

    private Connection pooled() throws SQLException {
        try {
            return super.getConnection();
        } catch (SQLException inVain) {
            throw connections.because(inVain);
        }
    }

    @Override
    public void close() {
        if (isAlone && reserve.filter(room -> !room.isWhole()).isPresent()) {
            abandon();
        }
        lasting.ifPresent(HikariDataSource::close);
        pool.close();
    }

    /** To close it in order takes room on its disk; as it is, it opens again. */
    private void abandon() {
        try (Connection connection = super.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("shutdown immediately");
        } catch (SQLException closed) {
            LOG.debug("closed at once: {}", closed.getMessage());
        }
    }
}
