package org.hotline12333.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hotline12333.simulator.coverage.Coverage;
import picocli.CommandLine.Option;

/** Where it is kept which ways of the dialplan a run has walked. */
final class CoverageOption {
    @Option(
            names = "--coverage",
            paramLabel = "FILE",
            description =
                    "write there which ways of the dialplan were walked in memory: *.txt, *.json, or"
                            + " *.svg for a picture of the menu with the others in red")
    private final List<Path> files = new ArrayList<>();

    boolean isWanted() {
        return !files.isEmpty();
    }

    /** The first file whose form is not known. */
    Optional<Path> unknown() {
        return files.stream().filter(file -> form(file).isEmpty()).findFirst();
    }

    void write(Coverage coverage) throws IOException {
        for (Path file : files) {
            Files.writeString(
                    file,
                    switch (form(file)) {
                        case "json" -> coverage.json();
                        case "svg" -> coverage.svg();
                        default -> coverage.text();
                    });
        }
    }

    private static String form(Path file) {
        return List.of("txt", "json", "svg").stream()
                .filter(form -> file.toString().endsWith("." + form))
                .findFirst()
                .orElse("");
    }
}
