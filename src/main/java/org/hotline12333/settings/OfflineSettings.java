package org.hotline12333.settings;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.hotline12333.store.database.DatabaseAddress;
import org.hotline12333.store.database.StoreFitness;
import org.hotline12333.store.file.StorePlace;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ConfigurableApplicationContext;

/** Settings as the server reads them, for a verb that opens its database; nothing is wired. */
public final class OfflineSettings implements AutoCloseable {
    private static final class Nothing {}

    private final ConfigurableApplicationContext settings;

    private OfflineSettings(ConfigurableApplicationContext settings) {
        this.settings = settings;
    }

    public static OfflineSettings read(Map<String, String> environment) {
        SettingNames.check(environment);
        return new OfflineSettings(
                new SpringApplicationBuilder(Nothing.class)
                        .web(WebApplicationType.NONE)
                        .properties(Map.copyOf(environment))
                        .registerShutdownHook(false)
                        .run());
    }

    /**
     * An embedded database that is not there is not made.
     *
     * @throws IllegalStateException with the mend, where it is not fit to be worked on
     */
    public DataSource database() {
        DataSource source = unchecked();
        StoreFitness.toWorkOn(source);
        return source;
    }

    /** The same for a verb that brings its tables up to date. */
    public DataSource unchecked() {
        place().ifPresent(StorePlace::refuseOpenToOthers);
        return stored().existing();
    }

    public Path keyFile() {
        return Path.of(property("hotline.key-file"));
    }

    public DatabaseAddress stored() {
        return new DatabaseAddress(
                DatabaseUrl.checked(property("hotline.db.url")),
                property("hotline.db.user"),
                property("hotline.db.password"));
    }

    /** Where an embedded one lies. */
    public Optional<StorePlace> place() {
        return stored().file().map(file -> new StorePlace(file, keyFile()));
    }

    /** For how long traces of calls are kept. */
    public Settings.Keep keep() {
        return Binder.get(settings.getEnvironment())
                .bind("hotline.keep", Settings.Keep.class)
                .get();
    }

    private String property(String name) {
        return settings.getEnvironment().getRequiredProperty(name);
    }

    @Override
    public void close() {
        settings.close();
    }
}
