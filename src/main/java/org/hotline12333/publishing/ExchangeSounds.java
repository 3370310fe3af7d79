package org.hotline12333.publishing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.hotline12333.draft.Content;

/**
 * Asterisk's own copy of the sounds, on this machine, as {@code scripts/asterisk} makes it. A
 * release brings its sounds there before anything names them: what Asterisk has not, a caller would
 * not hear. Where there is no such copy, Asterisk reads those of the project.
 *
 * @param folder of that copy, whether it is there or not
 */
record ExchangeSounds(Path folder) {
    private static final String OURS = "prompts/";
    private static final String SOUND = ".wav";

    boolean isThere() {
        return Files.isDirectory(folder);
    }

    boolean isWritable() {
        return !isThere() || Files.isWritable(folder);
    }

    /** Never into a file: whoever listens to it hears it to its end. */
    void bring(List<FolderChange> changes) throws IOException {
        if (!isThere()) {
            return;
        }
        Path real = folder.toRealPath();
        for (FolderChange change : changes) {
            String path = change.path().text();
            Optional<Content> becomes = change.becomes();
            if (path.startsWith(OURS) && path.endsWith(SOUND) && becomes.isPresent()) {
                put(real.resolve(path.substring(OURS.length())), becomes.get());
            }
        }
    }

    private static void put(Path file, Content sound) throws IOException {
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.write(fresh, sound.bytes());
        Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rw-r--r--"));
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
