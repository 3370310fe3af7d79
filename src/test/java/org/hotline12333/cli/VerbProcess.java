package org.hotline12333.cli;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A verb as a process of its own, which can be killed. */
final class VerbProcess {
    private VerbProcess() {}

    /** What the launcher has on its path: nothing of the tests. */
    static String classes() {
        return Arrays.stream(
                        System.getProperty(
                                        "surefire.test.class.path",
                                        System.getProperty("java.class.path"))
                                .split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    /**
     * Begins it.
     *
     * @param out for all that it says
     * @param work its folder for temporary files
     */
    static Process begin(Map<String, String> settings, Path out, Path work, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of(
                        "-XX:TieredStopAtLevel=1",
                        "-Djava.io.tmpdir=" + work,
                        "-cp",
                        classes(),
                        "org.hotline12333.cli.Hotline"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("HOTLINE_"));
        builder.environment().putAll(settings);
        return builder.start();
    }
}
