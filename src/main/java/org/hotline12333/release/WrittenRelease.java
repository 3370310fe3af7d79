package org.hotline12333.release;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.hotline12333.dialog.Dialplan;
import org.hotline12333.prompt.Prompts;
import org.hotline12333.prompt.PromptsException;

/**
 * What authors have written of a release, as one file to be kept: all letters and no sound. The
 * same letters are the same bytes.
 */
public final class WrittenRelease {
    /** Many times what the shipped texts have; more is none of ours. */
    private static final int FILES_MAX = 10_000;

    private static final long BYTES_MAX = 64L << 20;

    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final String dialplan;
    private final byte[] files;
    private final Duration age;

    private WrittenRelease(String dialplan, byte[] files, Duration age) {
        this.dialplan = dialplan;
        this.files = files;
        this.age = age;
    }

    /**
     * Of a project's folder.
     *
     * @param dialplan its digest
     * @param age for how long calls have been led by it
     */
    static WrittenRelease of(Path home, String dialplan, Duration age) throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(zipped)) {
            for (Path file : FolderPrint.written(home)) {
                ZipEntry entry = new ZipEntry(home.relativize(file).toString());
                entry.setTimeLocal(NO_TIME);
                zip.putNextEntry(entry);
                Files.copy(file, zip);
            }
        }
        return new WrittenRelease(dialplan, zipped.toByteArray(), age);
    }

    /** The digest of its dialplan. */
    public String dialplan() {
        return dialplan;
    }

    /** Zipped. */
    public byte[] files() {
        return files.clone();
    }

    /** For how long calls have been led by it. */
    public Duration age() {
        return age;
    }

    /** Names these letters, for ever. */
    public String print() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(files));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /**
     * What was written then.
     *
     * @param dialplan empty where this version of the hotline cannot follow it any more
     */
    public record Read(Prompts prompts, Optional<Dialplan> dialplan) {}

    /**
     * Reads what was kept; its sounds are nowhere.
     *
     * @throws PromptsException where this version cannot read its texts any more
     */
    public static Read read(byte[] files) throws IOException, PromptsException {
        Path folder = Files.createTempDirectory("hotline-release");
        try {
            unzip(files, folder);
            Prompts prompts = Prompts.load(folder.resolve("prompts"));
            return new Read(prompts, dialplan(folder, prompts));
        } finally {
            remove(folder);
        }
    }

    private static Optional<Dialplan> dialplan(Path folder, Prompts prompts) {
        try {
            return Optional.of(ReleaseFolder.written(folder, prompts).dialplan());
        } catch (ReleaseException _) {
            return Optional.empty(); // services have changed since
        }
    }

    private static void unzip(byte[] files, Path folder) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(files))) {
            long left = BYTES_MAX;
            int count = 0;
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path file = folder.resolve(entry.getName()).normalize();
                if (!file.startsWith(folder) || ++count > FILES_MAX) {
                    throw new IOException("no release of ours");
                }
                byte[] bytes = zip.readNBytes((int) left + 1);
                left -= bytes.length;
                if (left < 0) {
                    throw new IOException("a release of more than " + BYTES_MAX + " bytes");
                }
                Files.createDirectories(file.getParent());
                Files.write(file, bytes);
            }
        }
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (Path each : deepestFirst) {
                Files.delete(each);
            }
        }
    }
}
