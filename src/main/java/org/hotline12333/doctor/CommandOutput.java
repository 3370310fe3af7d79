package org.hotline12333.doctor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** What a program says of itself. */
final class CommandOutput {
    private static final int PATIENCE_SECONDS = 5;

    private CommandOutput() {}

    /** Its first line; nothing where it is not there, may not be run, fails or takes too long. */
    static Optional<String> of(List<String> command) {
        Process program;
        try {
            program = new ProcessBuilder(command).redirectErrorStream(true).start();
            program.getOutputStream().close();
        } catch (IOException _) {
            return Optional.empty();
        }
        try (var said = program.inputReader(StandardCharsets.UTF_8)) {
            if (!program.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || program.exitValue() != 0) {
                return Optional.empty();
            }
            return said.lines().findFirst();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (IOException _) {
            return Optional.empty();
        } finally {
            program.destroyForcibly();
        }
    }
}
