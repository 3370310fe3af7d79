package org.hotline12333;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hotline12333.doctor.Check;
import org.hotline12333.doctor.Doctor;
import org.hotline12333.doctor.FolderChecks;
import org.hotline12333.doctor.JdkCheck;
import org.hotline12333.doctor.ServedChecks;
import org.hotline12333.prompt.sound.SpeechEngine;
import org.hotline12333.settings.DatabaseUrl;
import org.hotline12333.settings.ErrorReport;
import org.hotline12333.settings.Settings;
import org.hotline12333.store.database.StoreSource;
import org.hotline12333.store.file.StorePlace;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** The doctor of the server itself. */
@Configuration(proxyBeanMethods = false)
class DoctorOfThis {
    /** What {@code doctor} would say, but for the port that this server has. */
    @Bean
    Doctor doctor(
            Settings settings, StoreSource database, SpeechEngine engine, Environment environment) {
        FolderChecks folder =
                FolderChecks.of(
                        Path.of(settings.home()),
                        Optional.empty(),
                        engine,
                        variable -> environment.getProperty(variable, ""));
        ServedChecks served =
                new ServedChecks(
                        folder.home(),
                        settings.agi().door(),
                        settings.db().database(),
                        database,
                        ErrorReport::ofDatabase,
                        () -> settings.place().flatMap(StorePlace::problem),
                        Path.of(settings.keyFile()),
                        settings.sms().gateway().isPresent(),
                        settings.webphone().door(),
                        Path.of(settings.webphone().keyFile()));
        Settings.Db db = settings.db();
        Map<String, String> secrets =
                Map.of("HOTLINE_DB_URL", db.url(), "HOTLINE_DB_PASSWORD", db.password());
        List<Check> all = new ArrayList<>(List.of(JdkCheck.ofThis()));
        all.addAll(served.checks(folder.asterisk()));
        all.addAll(folder.checks());
        return new Doctor(all, line -> DatabaseUrl.without(secrets, line));
    }
}
