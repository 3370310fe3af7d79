package org.hotline12333.publishing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hotline12333.draft.Content;
import org.hotline12333.draft.FilePath;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Several files that change as one. All that is new lies on the disk beside the folder's own before
 * a list of it does, and from that moment on it is only moved into its places, as often as that is
 * broken off.
 */
final class Journal {
    private static final Logger LOG = LoggerFactory.getLogger(Journal.class);
    private static final String FOLDER = ".publishing";
    private static final String LIST = "journal";
    private static final String NUMBER = "number";
    private static final String LOCK = "lock";
    private static final String PUT = "put";
    private static final String DELETE = "delete";

    private final Path home;
    private final Path folder;
    private final Step step;

    /** Told before each move, so that a test can end the process there. */
    interface Step {
        Step REAL = _ -> {};

        void before(String what);
    }

    Journal(Path home, Step step) {
        this.home = home;
        this.step = step;
        folder = home.resolve(FOLDER);
    }

    /** Where it lies: it and those of the files must be writable. */
    Path folder() {
        return folder;
    }

    long number() {
        try {
            return Long.parseLong(Files.readString(folder.resolve(NUMBER)).strip());
        } catch (NoSuchFileException _) {
            return 0;
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    void number(long number) {
        try {
            Files.createDirectories(folder);
            write(NUMBER, Long.toString(number));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** After this it will be done. */
    void write(List<FolderChange> changes, long number) {
        try {
            clear();
            write(LIST, String.join("\n", brought(changes, number)));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private List<String> brought(List<FolderChange> changes, long number) throws IOException {
        List<String> lines = new ArrayList<>();
        for (FolderChange change : changes) {
            Optional<Content> becomes = change.becomes();
            if (becomes.isPresent()) {
                String name = "file-" + lines.size();
                bring(folder.resolve(name), becomes.get().bytes());
                allow(folder.resolve(name), home.resolve(change.path().text()));
                lines.add(String.join(" ", PUT, name, change.path().text()));
            } else {
                lines.add(String.join(" ", DELETE, "-", change.path().text()));
            }
        }
        lines.add(String.join(" ", NUMBER, "-", Long.toString(number)));
        return lines;
    }

    /** Does what is listed; nothing where nothing is. */
    void finish() {
        if (Files.exists(folder.resolve(LIST))) {
            alone(this::finishAlone);
        }
    }

    /** What another server on this machine does in the same folder comes before or after. */
    void alone(Runnable work) {
        try {
            Files.createDirectories(folder);
            try (FileChannel file = FileChannel.open(folder.resolve(LOCK), CREATE, WRITE);
                    FileLock lock = file.lock()) {
                LOG.debug("locked {}", lock.isValid());
                work.run();
            }
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    void finishAlone() {
        Path list = folder.resolve(LIST);
        if (Files.notExists(list)) {
            return;
        }
        try {
            for (String line : Files.readAllLines(list)) {
                String[] words = line.split(" ", 3);
                step.before(line);
                switch (words[0]) {
                    case PUT -> move(folder.resolve(words[1]), target(words[2]));
                    case DELETE -> Files.deleteIfExists(target(words[2]));
                    case NUMBER -> write(NUMBER, words[2]);
                    default -> throw new IOException(list + " cannot be read: " + line);
                }
            }
            Files.delete(list);
            clear();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private Path target(String path) {
        return home.resolve(new FilePath(path).text());
    }

    /** What is not there any more was moved before. */
    private static void move(Path from, Path to) throws IOException {
        if (Files.exists(from)) {
            Files.createDirectories(Objects.requireNonNull(to.getParent()));
            Files.move(from, to, ATOMIC_MOVE);
            sync(to.getParent());
        }
    }

    /** Who could read what was there can read what comes, and of a new file as of its folder. */
    private static void allow(Path file, Path target) throws IOException {
        Set<PosixFilePermission> rights = EnumSet.noneOf(PosixFilePermission.class);
        Path like = target;
        while (Files.notExists(like)) {
            like = Objects.requireNonNull(like.getParent());
        }
        rights.addAll(Files.getPosixFilePermissions(like));
        if (Files.isDirectory(like)) {
            rights.removeAll(
                    EnumSet.of(
                            PosixFilePermission.OWNER_EXECUTE,
                            PosixFilePermission.GROUP_EXECUTE,
                            PosixFilePermission.OTHERS_EXECUTE));
        }
        Files.setPosixFilePermissions(file, rights);
    }

    private void write(String name, String text) throws IOException {
        Path fresh = folder.resolve(name + ".new");
        bring(fresh, (text + "\n").getBytes(UTF_8));
        Files.move(fresh, folder.resolve(name), ATOMIC_MOVE);
        sync(folder);
    }

    private static void bring(Path file, byte[] bytes) throws IOException {
        Files.write(file, bytes);
        try (FileChannel written = FileChannel.open(file, WRITE)) {
            written.force(true);
        }
    }

    private static void sync(Path folder) throws IOException {
        try (FileChannel names = FileChannel.open(folder)) {
            names.force(true);
        }
    }

    /** Leftovers of what was never listed. */
    private void clear() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted(Comparator.naturalOrder()).toList()) {
                if (!file.endsWith(NUMBER) && !file.endsWith(LOCK)) {
                    Files.delete(file);
                }
            }
        }
    }
}
