package org.hotline12333.store.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hotline12333.host.Mounts;
import org.hotline12333.host.OwnerOnly;

/**
 * Where an embedded record store lies or is to lie. A store that was lost must not become a new one
 * without a word: so it is made only where there is no trace of another.
 *
 * @param database the file of the store
 * @param key its key file
 */
public record StorePlace(Path database, Path key) {
    private static final String MEND =
            "mount its folder or put back a copy of the store, or begin a new one with ./hotline"
                    + " serve --new-store";

    /** A mount point may hold a file of this name, which is seen while nothing is mounted on it. */
    private static final String NOT_MOUNTED = "not-mounted";

    /**
     * Refuses what others can read, and a store that was lost.
     *
     * @param mayBegin whether a new store is wanted, whatever was there
     * @throws IllegalStateException with the mend
     */
    public void check(boolean mayBegin) {
        openToOthers().or(() -> mayBegin ? Optional.empty() : lost()).ifPresent(StorePlace::refuse);
    }

    /** Refuses a store that others than its owner can read. */
    public void refuseOpenToOthers() {
        openToOthers().ifPresent(StorePlace::refuse);
    }

    private static void refuse(StoreProblem problem) {
        throw new IllegalStateException(problem.toString());
    }

    /** What to say of it. */
    public Optional<StoreProblem> problem() {
        return openToOthers().or(this::lost);
    }

    private Optional<StoreProblem> openToOthers() {
        try {
            return Files.exists(database) && OwnerOnly.isOpenToOthers(database)
                    ? Optional.of(
                            new StoreProblem(
                                    "the record store " + database + " can be read by others",
                                    "chmod 600 it, and ask who has seen it"))
                    : Optional.empty();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** H2 would make a new store of a file without a byte. */
    private Optional<StoreProblem> lost() {
        try {
            if (!Files.exists(database)) {
                return lostWhole().map(what -> new StoreProblem(what, MEND));
            }
            return Files.size(database) > 0
                    ? Optional.empty()
                    : Optional.of(
                            new StoreProblem("the record store " + database + " is empty", MEND));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private Optional<String> lostWhole() throws IOException {
        if (Files.exists(key)) {
            return Optional.of(
                    "key file " + key + " is there, and its record store is not, no " + database);
        }
        return trace().map(trace -> "there is no record store, but " + trace + " is there")
                .or(() ->
                        Mounts.ofThisMachine()
                                .missingAt(folder())
                                .map(point ->
                                        "there is no record store, and nothing is mounted on "
                                                + point));
    }

    /** What only a hotline leaves behind, or who makes mount points. */
    private Optional<Path> trace() throws IOException {
        if (!Files.isDirectory(folder())) {
            return Optional.empty();
        }
        String name = name() + ".";
        try (Stream<Path> files = Files.list(folder())) {
            return files.filter(
                            file -> {
                                String found = String.valueOf(file.getFileName());
                                return List.of(".key", ".state", ".db", ".reserve", ".new").stream()
                                                .anyMatch(end ->
                                                        found.startsWith(name)
                                                                && found.endsWith(end))
                                        || found.equals(NOT_MOUNTED);
                            })
                    .sorted()
                    .findFirst();
        }
    }

    private String name() {
        return String.valueOf(database.getFileName()).replaceFirst("\\.mv\\.db$", "");
    }

    private Path folder() {
        return database.resolveSibling(".").normalize();
    }

    /** Where a server is asked for what it alone can do, and answers. */
    public Path requestFolder() {
        return folder();
    }

    /** Room on its disk for a bad moment. */
    public DiskReserve reserve() {
        return new DiskReserve(database.resolveSibling(name() + ".reserve"));
    }

    /** A new folder is its owner's alone. */
    public void makeFolder() throws IOException {
        OwnerOnly.createFolders(folder());
    }

    /** H2 makes its file as the umask says. */
    public void keepFromOthers() {
        try {
            OwnerOnly.keep(database);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
