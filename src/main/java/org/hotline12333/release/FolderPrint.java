package org.hotline12333.release;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.hotline12333.authoring.SourceText;

/**
 * Tells two states of the project's folder apart: every letter of dialplans, hours, announcements,
 * topics, texts and rules, and which sounds there are. Times of files tell less, since a copy may
 * keep them.
 */
public record FolderPrint(String digest) {
    private static final List<String> FOLDERS =
            List.of(
                    "dialplans/hotline",
                    "dialplans/hours",
                    "dialplans/announcements",
                    "dialplans/topics",
                    "prompts");
    private static final List<String> WRITTEN = List.of(".yaml", ".rbnf");
    private static final String SOUND = ".wav";

    public static FolderPrint of(Path home) {
        MessageDigest sha = sha256();
        for (String folder : FOLDERS) {
            take(home.resolve(folder), sha);
        }
        return new FolderPrint(HexFormat.of().formatHex(sha.digest()));
    }

    /** All that is written there, in one order. */
    static List<Path> written(Path home) throws IOException {
        List<Path> all = new ArrayList<>();
        for (String folder : FOLDERS) {
            Path below = home.resolve(folder);
            if (Files.isDirectory(below)) {
                try (Stream<Path> files = Files.walk(below)) {
                    files.filter(FolderPrint::isWritten).sorted().forEach(all::add);
                }
            }
        }
        return all;
    }

    private static boolean isWritten(Path file) {
        return WRITTEN.stream().anyMatch(file.getFileName().toString()::endsWith);
    }

    /** A folder or file that cannot be read is a state as well. */
    private static void take(Path folder, MessageDigest sha) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString();
                boolean written = isWritten(file);
                if (written || name.endsWith(SOUND)) {
                    sha.update((folder.relativize(file) + "\n").getBytes(UTF_8));
                }
                if (written) {
                    try (InputStream in = Files.newInputStream(file)) {
                        sha.update(in.readNBytes(SourceText.BYTES_MAX + 1)); // longer is refused
                    }
                }
            }
        } catch (IOException | UncheckedIOException e) {
            sha.update((e + "\n").getBytes(UTF_8));
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
