package org.hotline12333.doctor;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.hotline12333.fastagi.FastAgiSettings;
import org.hotline12333.store.database.DatabaseAddress;
import org.hotline12333.store.file.StoreProblem;

/**
 * What settings lead to.
 *
 * @param home the project's folder
 * @param store opens the database without making or changing it
 * @param problem what to say of a database that cannot be used
 * @param fileProblem what to say of the file of an embedded one
 * @param isSmsSent whether messages go anywhere
 * @param webphone where Asterisk takes the telephone in a page, where that is on
 */
public record ServedChecks(
        Path home,
        FastAgiSettings door,
        DatabaseAddress database,
        DataSource store,
        Function<SQLException, StoreProblem> problem,
        Supplier<Optional<StoreProblem>> fileProblem,
        Path keyFile,
        boolean isSmsSent,
        Optional<String> webphone,
        Path webphoneKey) {
    /** Descriptors that a server has beside its connections. */
    private static final int BESIDE = 200;

    /** But for the port, which is known where it is served. */
    public List<Check> checks(AsteriskConf asterisk) {
        return List.of(
                new AllowListCheck(door.allow()),
                new DescriptorsCheck(
                        Path.of("/proc/self/limits"),
                        FolderChecks.UNITS.resolve("hotline.service"),
                        door.callsMax(),
                        door.silentMax() + BESIDE),
                new AsteriskCallsCheck(asterisk, door.callsMax()),
                new WebphoneCheck(asterisk, webphone, webphoneKey),
                new DatabaseCheck(store, problem, fileProblem),
                new StandbyCheck(database),
                new NamesCheck(store),
                new ReleasedFilesCheck(home, store),
                new OutboxCheck(store, isSmsSent),
                new TestNumberCheck(store, Clock.systemUTC()),
                new KeyFileCheck(keyFile, store, System.getProperty("user.name")),
                new ClockCheck(
                        Clock.systemUTC(),
                        LocalDate.parse(System.getProperty("java.version.date")),
                        database.isServer() ? Optional.of(store) : Optional.empty()));
    }
}
