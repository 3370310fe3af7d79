package org.hotline12333.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.opentest4j.TestAbortedException;

/** A disk of its own that is soon full, in memory; where none can be mounted, tests are skipped. */
public record SmallDisk(Path folder) implements AutoCloseable {
    private static final int CHUNK_BYTES = 4_096;

    public static SmallDisk at(Path folder, String size) throws IOException, InterruptedException {
        Files.createDirectory(folder);
        if (run("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", folder.toString()) != 0) {
            String line = "A full disk is skipped: no small one can be mounted here";
            System.err.println(line);
            throw new TestAbortedException(line);
        }
        return new SmallDisk(folder);
    }

    private static int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    /** Until not a byte more is taken; the file that takes it all. */
    public Path fill() throws IOException {
        Path filler = folder.resolve("filler");
        try (OutputStream out = Files.newOutputStream(filler)) {
            while (true) {
                out.write(new byte[CHUNK_BYTES]);
            }
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("No space left");
        }
        return filler;
    }

    /** What is there can be read from now on, and nothing written, by root neither. */
    public void readOnly() throws IOException, InterruptedException {
        assertThat(run("mount", "-o", "remount,ro", folder.toString())).isZero();
    }

    @Override
    public void close() throws IOException {
        try {
            run("umount", folder.toString());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
