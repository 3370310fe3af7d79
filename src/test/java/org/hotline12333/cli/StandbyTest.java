package org.hotline12333.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.hotline12333.HotlineApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** A PostgreSQL that follows another one and can only be read. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class StandbyTest {
    private static final String LINE =
            "the database is a standby, which can only be read: name its primary in"
                    + " HOTLINE_DB_URL";

    @TempDir Path folder;

    private EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.builder()
                    .setDataDirectory(folder.resolve("pg"))
                    .setCleanDataDirectory(false)
                    .start();
        } catch (IOException | RuntimeException fault) {
            String line = "A standby is skipped: none starts here, " + fault;
            System.err.println(line);
            throw new TestAbortedException(line);
        }
    }

    private Map<String, Object> settings(EmbeddedPostgres postgres) {
        return new HashMap<>(
                Map.of(
                        "HOTLINE_DATA",
                        folder.resolve("data").toString(),
                        "HOTLINE_AGI_PORT",
                        "0",
                        "HOTLINE_DB_URL",
                        postgres.getJdbcUrl("postgres", "postgres"),
                        "HOTLINE_DB_USER",
                        "postgres"));
    }

    @Test
    void isRefusedInOneLineByServeVerbsAndDoctor() throws IOException {
        try (EmbeddedPostgres primary = start()) {
            new SpringApplicationBuilder(HotlineApplication.class)
                    .properties(settings(primary))
                    .run()
                    .close();
        }
        Files.createFile(folder.resolve("pg/standby.signal"));
        try (EmbeddedPostgres standby = start()) {
            Map<String, String> settings = new HashMap<>();
            settings(standby).forEach((name, value) -> settings.put(name, value.toString()));

            assertThat(Verb.run(settings, "serve").err()).containsExactly("hotline: " + LINE);
            assertThat(Verb.run(settings, "audit", "verify").err())
                    .containsExactly("hotline: " + LINE);
            assertThat(Verb.run(settings, "rotate-key").err()).containsExactly("hotline: " + LINE);
            assertThat(Verb.run(settings, "doctor").out())
                    .contains("the database is a standby, which can only be read");
        }
    }
}
