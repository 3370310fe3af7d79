package org.hotline12333.console.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** JavaScript of others is what the list says, and nothing else is of others. */
class VendoredTest {
    private static final Path CONSOLE = Path.of("src/main/resources/console");

    /** Nobody writes a file by hand in which lines are longer. */
    private static final int WRITTEN_MAX = 1_000;

    private static List<String[]> listed() throws IOException {
        return Files.readAllLines(CONSOLE.resolve("vendored.txt")).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split(" "))
                .toList();
    }

    @Test
    void eachIsTheFileThatWasLookedAt() throws Exception {
        assertThat(listed()).isNotEmpty();
        for (String[] each : listed()) {
            byte[] file = Files.readAllBytes(CONSOLE.resolve(each[0]));
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(file);

            assertThat(HexFormat.of().formatHex(digest)).as(each[0]).isEqualTo(each[4]);
            assertThat(CONSOLE.resolve(each[1] + ".LICENSE.txt")).isNotEmptyFile();
        }
    }

    @Test
    void noneIsUnlisted() throws IOException {
        List<String> listed = listed().stream().map(each -> each[0]).toList();
        try (Stream<Path> files = Files.list(CONSOLE.resolve("assets"))) {
            for (Path file : files.filter(it -> it.toString().endsWith(".js")).toList()) {
                boolean isWritten =
                        Files.readAllLines(file).stream()
                                .allMatch(line -> line.length() <= WRITTEN_MAX);

                assertThat(isWritten || listed.contains("assets/" + file.getFileName()))
                        .as(file.toString())
                        .isTrue();
            }
        }
    }
}
