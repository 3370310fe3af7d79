package org.hotline12333.upkeep;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.hotline12333.host.OwnerOnly;
import org.hotline12333.settings.ErrorLine;
import org.hotline12333.settings.ReportedException;

/**
 * What a verb wants of a server, in files beside the record store: who may write there may ask. The
 * server alone has the database open.
 *
 * @param folder where the store lies
 * @param id of the request
 */
public record StoreRequest(Path folder, Verb verb, String id) {
    private static final String WANTED = ".wanted";
    private static final String TOLD = ".told";
    private static final String SAID = ".said";
    private static final String NEW = ".new";
    private static final String MADE = ".made";
    private static final String DONE = "done";
    private static final String FAILED = "failed";

    /** Who asks. */
    public enum Verb {
        BACKUP,
        EXPORT,
        IMPORT,
        TICKETS,
        OUTBOX,
        CONSOLE_CODE;

        private String begin() {
            return "hotline." + name().toLowerCase(Locale.ROOT) + "-";
        }
    }

    /** Asks, with lines that say what for. */
    public static StoreRequest make(Path folder, Verb verb, List<String> order) throws IOException {
        StoreRequest request = new StoreRequest(folder, verb, UUID.randomUUID().toString());
        request.put(WANTED, order);
        return request;
    }

    /** Those that no server has taken. */
    static List<StoreRequest> in(Path folder, Verb verb) {
        String begin = verb.begin();
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.startsWith(begin) && name.endsWith(WANTED))
                    .map(name -> name.substring(begin.length(), name.length() - WANTED.length()))
                    .map(id -> new StoreRequest(folder, verb, id))
                    .toList();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** What was left by those who were killed, or asked a server that was. */
    static void forgetAll(Path folder, Verb verb) throws IOException {
        try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, verb.begin() + "*")) {
            for (Path file : left) {
                Files.deleteIfExists(file);
            }
        }
    }

    private Path file(String end) {
        return folder.resolve(verb.begin() + id + end);
    }

    /** Where a server puts a file that it makes. */
    public Path made() {
        return file(MADE);
    }

    /** Whether a server has it in hand. */
    public boolean isTaken() {
        return !Files.exists(file(WANTED));
    }

    /** From now on it is in hand, whether it can be read or not; says what is wanted. */
    List<String> take() throws IOException {
        try {
            return Files.size(file(WANTED)) == 0 ? List.of() : Files.readAllLines(file(WANTED));
        } finally {
            Files.delete(file(WANTED));
        }
    }

    /** A line for whoever waits. */
    void tell(String line) {
        try {
            if (!Files.exists(file(TOLD))) {
                OwnerOnly.create(file(TOLD));
            }
            Files.writeString(file(TOLD), line + "\n", StandardOpenOption.APPEND);
        } catch (IOException full) {
            throw new IllegalStateException(
                    "%s cannot be written (%s): make room there"
                            .formatted(folder, ErrorLine.of(full)),
                    full);
        }
    }

    /** The lines that were told so far, without the first ones, which are known. */
    public List<String> told(int known) throws IOException {
        if (!Files.exists(file(TOLD))) {
            return List.of();
        }
        String lines = Files.readString(file(TOLD));
        return lines.substring(0, lines.lastIndexOf('\n') + 1).lines().skip(known).toList();
    }

    void done(List<String> result) throws IOException {
        put(SAID, Stream.concat(Stream.of(DONE), result.stream()).toList());
    }

    void failed(List<String> report) throws IOException {
        put(SAID, Stream.concat(Stream.of(FAILED), report.stream()).toList());
    }

    /** Whoever sees the file sees all of it; the owner of the store can read it. */
    private void put(String end, List<String> lines) throws IOException {
        Path next = file(NEW);
        Files.deleteIfExists(next); // of a try for which there was no room
        OwnerOnly.create(next);
        Files.write(next, lines);
        if (!Files.getOwner(next).equals(Files.getOwner(folder))) {
            Files.setOwner(next, Files.getOwner(folder));
        }
        Files.move(next, file(end), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Whether the server has said all that it will say. */
    public boolean hasAnswer() {
        return Files.exists(file(SAID));
    }

    /**
     * What it said at the end.
     *
     * @throws ReportedException where it failed
     */
    public List<String> answer() throws IOException {
        List<String> lines = Files.readAllLines(file(SAID));
        List<String> rest = List.copyOf(lines.subList(1, lines.size()));
        if (!lines.getFirst().equals(DONE)) {
            throw new ReportedException(rest);
        }
        return rest;
    }

    /** Leaves nothing behind. */
    public void forget() throws IOException {
        for (String end : List.of(WANTED, MADE, TOLD, NEW, SAID)) {
            Files.deleteIfExists(file(end));
        }
    }
}
