package org.hotline12333.publishing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.hotline12333.draft.Content;
import org.hotline12333.prompt.Clip;
import org.hotline12333.prompt.EarlierSounds;

/**
 * Asterisk's own copy of the sounds, on this machine, as {@code scripts/asterisk} makes it. A
 * release brings its sounds there before anything names them: what Asterisk has not, a caller would
 * not hear. What was there before stays beside it for calls that began with it. Where there is no
 * such copy, Asterisk reads those of the project.
 *
 * @param folder of that copy, whether it is there or not
 */
record ExchangeSounds(Path folder, EarlierSounds earlier) {
    private static final String OURS = "prompts/";
    private static final String SOUND = ".wav";
    private static final String BEFORE = "before-";

    /** Releases whose sounds are kept: more than any call goes through. */
    private static final int KEPT = 16;

    boolean isThere() {
        return Files.isDirectory(folder);
    }

    /** Where a folder on the way is closed to this server, a copy may lie behind it. */
    boolean isWritable() {
        return isThere() ? Files.isWritable(folder) : isSeen(folder);
    }

    private static boolean isSeen(Path missing) {
        Path there = missing.toAbsolutePath();
        while (Files.notExists(there) || !Files.exists(there)) {
            there = Objects.requireNonNull(there.getParent());
        }
        return Files.isExecutable(there) || !Files.isDirectory(there);
    }

    boolean hasRoom(long bytes) throws IOException {
        return !isThere() || Files.getFileStore(folder).getUsableSpace() >= bytes;
    }

    /** Never into a file: whoever listens to it hears it to its end. */
    void bring(List<FolderChange> changes, long release) throws IOException {
        if (!isThere()) {
            return;
        }
        Path real = folder.toRealPath();
        forget(real, release - KEPT);
        for (FolderChange change : changes) {
            String path = change.path().text();
            Optional<Content> becomes = change.becomes();
            if (path.startsWith(OURS) && path.endsWith(SOUND) && becomes.isPresent()) {
                String name = path.substring(OURS.length());
                keep(real, name, BEFORE + release + "/" + name);
                put(real.resolve(name), becomes.get().bytes());
            }
        }
    }

    private void keep(Path real, String name, String as) throws IOException {
        if (Files.exists(real.resolve(name))) {
            if (Files.notExists(real.resolve(as))) { // else it is what was there before a crash
                put(real.resolve(as), Files.readAllBytes(real.resolve(name)));
            }
            earlier.keep(clip(name), clip(as));
        }
    }

    private static Clip clip(String name) {
        return new Clip(name.substring(0, name.length() - SOUND.length()));
    }

    /** Whatever the server's own files may be, Asterisk's user reads these. */
    private static void put(Path file, byte[] sound) throws IOException {
        open(Objects.requireNonNull(file.getParent()));
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.write(fresh, sound);
        Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rw-r--r--"));
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void open(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            open(Objects.requireNonNull(folder.getParent()));
            Files.createDirectory(folder);
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    private static void forget(Path real, long last) throws IOException {
        try (Stream<Path> files = Files.list(real)) {
            for (Path kept : files.filter(file -> isOf(file, last)).toList()) {
                remove(kept);
            }
        }
    }

    private static boolean isOf(Path folder, long last) {
        String name = folder.getFileName().toString();
        return name.matches(BEFORE + "\\d{1,18}")
                && Long.parseLong(name.substring(BEFORE.length())) <= last;
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.toList().reversed()) {
                Files.delete(file);
            }
        }
    }
}
