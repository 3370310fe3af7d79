package org.hotline12333.upkeep;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.hotline12333.host.OwnerOnly;

/**
 * A backup that a verb wants of a server, in files beside the record store: who may write there may
 * ask. The server alone has the database open.
 *
 * @param folder where the store lies
 * @param id of the request
 */
public record BackupRequest(Path folder, String id) {
    private static final String BEGIN = "hotline.backup-";
    private static final String WANTED = ".wanted";
    private static final String DONE = "done";
    private static final String FAILED = "failed";

    public static BackupRequest make(Path folder) throws IOException {
        BackupRequest request = new BackupRequest(folder, UUID.randomUUID().toString());
        OwnerOnly.create(request.file(WANTED));
        return request;
    }

    /** Those that no server has taken. */
    static List<BackupRequest> in(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.startsWith(BEGIN) && name.endsWith(WANTED))
                    .map(name ->
                            new BackupRequest(
                                    folder,
                                    name.substring(
                                            BEGIN.length(), name.length() - WANTED.length())))
                    .toList();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** What was left by those who were killed, or asked a server that was. */
    static void forgetAll(Path folder) throws IOException {
        try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, BEGIN + "*")) {
            for (Path file : left) {
                Files.deleteIfExists(file);
            }
        }
    }

    private Path file(String end) {
        return folder.resolve(BEGIN + id + end);
    }

    public Path zip() {
        return file(".zip");
    }

    /** Whether a server has it in hand. */
    public boolean isTaken() {
        return !Files.exists(file(WANTED));
    }

    void take() throws IOException {
        Files.delete(file(WANTED));
    }

    void done(StoreBackup.Held held) throws IOException {
        say(Stream.concat(Stream.of(DONE), held.lines().stream()).toList());
    }

    void failed(String why) throws IOException {
        say(List.of(FAILED, why));
    }

    private void say(List<String> lines) throws IOException {
        Path next = file(".new");
        OwnerOnly.create(next);
        Files.write(next, lines);
        Files.move(next, file(".said"), StandardCopyOption.ATOMIC_MOVE);
    }

    /**
     * What the server said; nothing as long as it is at it.
     *
     * @throws IllegalStateException where it failed
     */
    public Optional<StoreBackup.Held> said() throws IOException {
        if (!Files.exists(file(".said"))) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(file(".said"));
        if (!lines.getFirst().equals(DONE)) {
            throw new IllegalStateException(
                    "the hotline that serves could not make a backup: " + lines.getLast());
        }
        return Optional.of(StoreBackup.Held.of(lines.subList(1, lines.size())));
    }

    /** Leaves nothing behind. */
    public void forget() throws IOException {
        for (String end : List.of(WANTED, ".zip", ".new", ".said")) {
            Files.deleteIfExists(file(end));
        }
    }
}
