package org.hotline12333.simulator.testbed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.hotline12333.simulator.script.CallScript;
import org.hotline12333.simulator.script.ScriptException;
import org.hotline12333.simulator.script.ScriptReader;
import org.hotline12333.simulator.script.Vocabulary;

/** The scripts of the folder {@code calls}. */
final class ShippedCalls {
    private ShippedCalls() {}

    static List<CallScript> read(Vocabulary vocabulary) {
        try (Stream<Path> files = Files.walk(Path.of("calls"))) {
            return new ScriptReader(vocabulary)
                    .read(
                            files.filter(file -> file.toString().endsWith(".call"))
                                    .sorted()
                                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ScriptException e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }
}
