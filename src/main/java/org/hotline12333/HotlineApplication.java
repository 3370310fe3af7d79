package org.hotline12333;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.hotline12333.calllog.CallLog;
import org.hotline12333.fastagi.FastAgiServer;
import org.hotline12333.insurance.DemoPeople;
import org.hotline12333.insurance.Limits;
import org.hotline12333.insurance.RecordStore;
import org.hotline12333.interpreter.CallLimits;
import org.hotline12333.interpreter.CallRunner;
import org.hotline12333.interpreter.Service;
import org.hotline12333.prompt.Prompts;
import org.hotline12333.prompt.PromptsException;
import org.hotline12333.service.Services;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.DependsOn;

/** The wiring of the server. */
@SpringBootApplication(proxyBeanMethods = false)
@EnableConfigurationProperties(Settings.class)
class HotlineApplication {
    private static final Logger LOG = LoggerFactory.getLogger(HotlineApplication.class);

    @Bean
    InstantSource clock() {
        return Clock.systemUTC();
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    PlaybookWatch playbooks(Settings settings) throws PromptsException, PlaybookException {
        return PlaybookWatch.over(Path.of(settings.home()));
    }

    /** As at the start. */
    @Bean
    Prompts prompts(PlaybookWatch playbooks) {
        return playbooks.editions().present().prompts();
    }

    @Bean
    @DependsOnDatabaseInitialization
    RecordStore records(DataSource database, Settings settings, InstantSource clock)
            throws SQLException {
        refuseReadOnly(database);
        if (!settings.throttle()) {
            LOG.warn("HOTLINE_THROTTLE is off: guessing is not slowed down; for load runs only");
        }
        Limits limits = Limits.standard();
        RecordStore records =
                RecordStore.open(
                        database,
                        Path.of(settings.keyFile()),
                        settings.throttle() ? limits : limits.withoutThrottle(),
                        clock);
        if (records.people() == 0) {
            DemoPeople.load(records);
        }
        return records;
    }

    /** A file that may not be written opens all the same, and fails at the first caller. */
    private static void refuseReadOnly(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection()) {
            if (connection.isReadOnly()) {
                throw new IllegalStateException(
                        "the record store can only be read: make its file writable for the user"
                                + " that serves");
            }
        }
    }

    @Bean(destroyMethod = "close")
    @DependsOnDatabaseInitialization
    CallLog callLog(DataSource database, InstantSource clock) {
        return CallLog.open(database, clock);
    }

    @Bean
    CallRunner runner(
            PlaybookWatch playbooks,
            RecordStore records,
            CallLog log,
            DataSource database,
            InstantSource clock) {
        List<Service> services = Services.over(records.credentials(), records.enquiries());
        SealedState seal =
                new SealedState(records::callStateKeys, clock, new OpenedStates(database, clock));
        return new CallRunner(playbooks.editions(), services, seal, CallLimits.DEFAULT, clock)
                .observedBy(new LoggedCalls(log));
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    Chores chores(RecordStore records, CallLog log, Settings settings, InstantSource clock) {
        Optional<KeyNote> note =
                Optional.of(KeyNote.beside(Path.of(settings.keyFile())))
                        .filter(_ -> settings.db().isEmbedded());
        return new Chores(records, log, Retention.standard(), note, clock);
    }

    /** Ends before the chores, which then link what its last calls have left. */
    @Bean(initMethod = "start", destroyMethod = "close")
    @DependsOn("chores")
    FastAgiServer server(Settings settings, CallRunner runner) {
        return new FastAgiServer(
                Descriptors.ofThis().enoughFor(settings.agi().door()), runner::run);
    }
}
