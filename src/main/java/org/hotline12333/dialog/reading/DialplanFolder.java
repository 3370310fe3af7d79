package org.hotline12333.dialog.reading;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hotline12333.authoring.FileProblem;
import org.hotline12333.authoring.ProblemList;
import org.hotline12333.authoring.SourceLocation;
import org.hotline12333.authoring.SourceText;

/** The files of a dialplan: the {@code *.yaml} of a folder, in the order of their names. */
final class DialplanFolder {
    static final int FILES_MAX = 100;

    /** Enough to tell versions apart; a call carries it in its state. */
    private static final int DIGEST_LENGTH = 12;

    private final ProblemList problems;
    private final MessageDigest sha = sha256();
    private boolean whole = true;

    DialplanFolder(ProblemList problems) {
        this.problems = problems;
    }

    /** The text of each file, by its name; what cannot be read is noted. */
    Map<String, String> read(Path folder) {
        Map<String, String> contents = new TreeMap<>();
        List<Path> files = files(folder);
        for (Path file : files) {
            content(file).ifPresent(text -> contents.put(file.toString(), text));
        }
        return contents;
    }

    /** Names what was read: changes when a file changes, comes or goes. */
    String digest() {
        return HexFormat.of().formatHex(sha.digest()).substring(0, DIGEST_LENGTH);
    }

    /** Whether every file could be read. */
    boolean whole() {
        return whole;
    }

    private List<Path> files(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            List<Path> files =
                    entries.filter(path -> path.getFileName().toString().endsWith(".yaml"))
                            .sorted()
                            .toList();
            if (files.isEmpty()) {
                refuse(folder, "no .yaml file in this folder", "write one, or name another folder");
            }
            if (files.size() > FILES_MAX) {
                refuse(folder, files.size() + " files", "keep to " + FILES_MAX);
                return List.of();
            }
            return files;
        } catch (IOException absent) {
            refuse(
                    folder,
                    "cannot be read: " + absent.getClass().getSimpleName(),
                    "name a folder of .yaml files");
            return List.of();
        }
    }

    private Optional<String> content(Path file) {
        Optional<String> text = SourceText.read(file, problems);
        text.map(read -> read.getBytes(UTF_8))
                .ifPresent(bytes -> {
                    sha.update((file.getFileName() + " " + bytes.length + "\n").getBytes(UTF_8));
                    sha.update(bytes);
                });
        whole &= text.isPresent();
        return text;
    }

    private void refuse(Path path, String message, String mend) {
        whole = false;
        problems.add(FileProblem.UNREADABLE, SourceLocation.whole(path.toString()), message, mend);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
