package org.hotline12333.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.stream.Stream;
import org.hotline12333.HotlineApplication;
import org.hotline12333.insurance.RecordStore;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The data folder of a hotline. */
public record Store(Path data) {
    public static final int DEMO_PEOPLE = 19;

    /** Starts the hotline on the folder, and ends it again. */
    public long people() {
        try (ConfigurableApplicationContext hotline =
                new SpringApplicationBuilder(HotlineApplication.class)
                        .properties(
                                Map.of("HOTLINE_DATA", data.toString(), "HOTLINE_AGI_PORT", "0"))
                        .run()) {
            return hotline.getBean(RecordStore.class).people();
        }
    }

    public Path database() {
        return data.resolve("hotline.mv.db");
    }

    public Path key() {
        return data.resolve("hotline.key");
    }

    public Store copyTo(Path folder) {
        try {
            Files.createDirectories(folder);
            try (Stream<Path> files = Files.list(data)) {
                for (Path file : files.toList()) {
                    Files.copy(
                            file,
                            folder.resolve(file.getFileName()),
                            StandardCopyOption.COPY_ATTRIBUTES,
                            StandardCopyOption.REPLACE_EXISTING);
                }
            }
            return new Store(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
