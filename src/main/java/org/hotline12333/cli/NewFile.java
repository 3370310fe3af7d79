package org.hotline12333.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file that is there when it is whole, and not before; one that is there stays as it is. */
record NewFile(Path path) {
    /** Makes it under another name, and throws where it is not whole. */
    @FunctionalInterface
    interface Work {
        void make(Path part) throws IOException, InterruptedException;
    }

    void by(Work work) throws IOException, InterruptedException {
        if (Files.exists(path)) {
            throw new IllegalStateException(
                    path + " is there already, and is not overwritten: name another file");
        }
        Path part = sibling(".part");
        Files.deleteIfExists(part);
        try {
            work.make(part);
            Files.move(part, path, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** Beside it. */
    Path sibling(String end) {
        Path absolute = path.toAbsolutePath();
        return absolute.resolveSibling(absolute.getFileName() + end);
    }
}
