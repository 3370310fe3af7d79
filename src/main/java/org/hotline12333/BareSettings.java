package org.hotline12333;

import java.nio.file.Path;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Settings as the server reads them, for a verb that opens its database; nothing is wired. */
final class BareSettings implements AutoCloseable {
    private static final class Nothing {}

    private final ConfigurableApplicationContext settings;

    private BareSettings(ConfigurableApplicationContext settings) {
        this.settings = settings;
    }

    static BareSettings read(Map<String, String> environment) {
        Variables.check(environment);
        return new BareSettings(
                new SpringApplicationBuilder(Nothing.class)
                        .web(WebApplicationType.NONE)
                        .properties(Map.copyOf(environment))
                        .registerShutdownHook(false)
                        .run());
    }

    /** An embedded database that is not there is not made. */
    DataSource database() {
        String url = DatabaseUrl.checked(property("spring.datasource.url"));
        return new DriverManagerDataSource(
                url.startsWith("jdbc:h2:file:") ? url + ";IFEXISTS=TRUE" : url,
                property("spring.datasource.username"),
                property("spring.datasource.password"));
    }

    Path keyFile() {
        return Path.of(property("hotline.key-file"));
    }

    private String property(String name) {
        return settings.getEnvironment().getRequiredProperty(name);
    }

    @Override
    public void close() {
        settings.close();
    }
}
