package org.hotline12333.store.sealing;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.hotline12333.store.file.StoreProblem;
import org.jspecify.annotations.Nullable;

/**
 * The file that holds the record store's master keys, for its owner's eyes only: a line with the
 * format, then one for each key, of which the first is to write. It is never changed in place, and
 * a key goes only when nothing is sealed with it: without it no number in the store can be found or
 * read.
 */
public final class KeyFile {
    private static final String FORMAT = "hotline-key-2";

    /** One key, in the line of the format. */
    private static final String FORMAT_OF_ONE = "hotline-key-1";

    private static final int KEY_BYTES = 32;
    private static final Set<PosixFilePermission> OWNER_ONLY =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private static final Set<PosixFilePermission> OTHERS =
            EnumSet.complementOf(
                    EnumSet.of(
                            PosixFilePermission.OWNER_READ,
                            PosixFilePermission.OWNER_WRITE,
                            PosixFilePermission.OWNER_EXECUTE));

    private final Path path;

    public KeyFile(Path path) {
        this.path = path.toAbsolutePath();
    }

    /** A key, and its line in the file. */
    private record Line(SealingKeys keys, String text) {
        static Line made() {
            byte[] master = new byte[KEY_BYTES];
            new SecureRandom().nextBytes(master);
            SealingKeys keys = SealingKeys.of(master);
            return new Line(keys, keys.id() + " " + Base64.getEncoder().encodeToString(master));
        }
    }

    Path path() {
        return path;
    }

    boolean exists() {
        return Files.exists(path);
    }

    /** Makes a new key, with mode 600; refuses where there is a file already. */
    public SealingKeys create() {
        if (exists()) {
            throw refused("is there already, and is not overwritten", "start again");
        }
        Line line = Line.made();
        try {
            Files.createDirectories(path.resolveSibling("."));
            write(path, List.of(line));
        } catch (IOException fault) {
            throw unwritable(fault);
        }
        return line.keys();
    }

    /**
     * Puts a new key first.
     *
     * @throws KeyFileException where the file cannot be replaced, or somebody else is at it
     */
    public SealingKeys add() {
        Line line = Line.made();
        change(lines -> {
            List<Line> all = new ArrayList<>(lines);
            all.addFirst(line);
            return all;
        });
        return line.keys();
    }

    /** Takes keys out. */
    public void remove(Set<String> ids) {
        change(lines -> lines.stream().filter(line -> !ids.contains(line.keys().id())).toList());
    }

    /** Under a lock on the file that is replaced; who comes late finds another one in its place. */
    private void change(UnaryOperator<List<Line>> change) {
        try {
            Path real = path.toRealPath();
            try (FileChannel old =
                            FileChannel.open(
                                    real, StandardOpenOption.READ, StandardOpenOption.WRITE);
                    @Nullable FileLock lock = old.tryLock()) {
                String content = content();
                if (lock == null || !content.equals(text(old))) {
                    throw refused("is being changed by somebody else", "try again");
                }
                replace(real, change.apply(lines(content)));
            }
        } catch (IOException fault) {
            throw unwritable(fault);
        }
    }

    private static String text(FileChannel file) throws IOException {
        return new String(Channels.newInputStream(file).readAllBytes(), StandardCharsets.UTF_8);
    }

    private void replace(Path real, List<Line> lines) throws IOException {
        Path next = real.resolveSibling(real.getFileName() + ".new");
        Files.deleteIfExists(next);
        write(next, lines);
        UserPrincipal owner = Files.getOwner(real);
        if (!Files.getOwner(next).equals(owner)) {
            Files.setOwner(next, owner);
        }
        Files.move(next, real, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        if (posix()) {
            try (FileChannel folder = FileChannel.open(real.resolveSibling("."))) {
                folder.force(true);
            }
        }
    }

    private void write(Path to, List<Line> lines) throws IOException {
        StringBuilder text = new StringBuilder(FORMAT).append('\n');
        lines.forEach(line -> text.append(line.text()).append('\n'));
        Files.createFile(to, ownerOnly());
        Files.writeString(to, text, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
    }

    private FileAttribute<?>[] ownerOnly() {
        return posix()
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
                : new FileAttribute<?>[0];
    }

    private boolean posix() {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    /** The keys in the file, whose names in it prove that no symbol of it was changed. */
    public KeySet read() {
        return new KeySet(lines(content()).stream().map(Line::keys).toList());
    }

    /**
     * The keys of a store that is sealed with these.
     *
     * @throws KeyFileException where the file is absent or lacks one
     */
    KeySet readFor(List<String> sealedWith) {
        if (!exists()) {
            throw refused(
                    "is absent",
                    "put back the one that the record store was sealed with, key "
                            + String.join(" or ", sealedWith));
        }
        KeySet keys = read();
        if (!sealedWith.stream().allMatch(keys::holds)) {
            throw lacks(sealedWith, keys);
        }
        return keys;
    }

    KeyFileException lacks(List<String> sealedWith, KeySet held) {
        return refused(
                "holds key "
                        + String.join(" and ", held.ids())
                        + ", but the record store was sealed with "
                        + String.join(" and ", sealedWith),
                "put back that key file");
    }

    /** Another one after each change of the file; of a file that is absent, too. */
    Object stamp() {
        try {
            BasicFileAttributes now = Files.readAttributes(path, BasicFileAttributes.class);
            return List.of(now.lastModifiedTime(), now.size(), String.valueOf(now.fileKey()));
        } catch (IOException fault) {
            return reason(fault);
        }
    }

    private List<Line> lines(String content) {
        List<String> texts = content.strip().lines().map(String::strip).toList();
        String head = texts.isEmpty() ? "" : texts.getFirst();
        if (head.startsWith(FORMAT_OF_ONE + " ") && texts.size() == 1) {
            return List.of(line(head.substring(FORMAT_OF_ONE.length() + 1)));
        }
        if (!head.equals(FORMAT) || texts.size() < 2) {
            throw damaged();
        }
        return texts.stream().skip(1).map(this::line).toList();
    }

    private Line line(String text) {
        String[] words = text.split(" ", -1);
        if (words.length != 2) {
            throw damaged();
        }
        SealingKeys keys = SealingKeys.of(decoded(words[1]));
        if (!keys.id().equals(words[0])) {
            throw damaged();
        }
        return new Line(keys, text);
    }

    private byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException _) {
            throw damaged();
        }
    }

    private String content() {
        try {
            if (posix() && !Collections.disjoint(OTHERS, Files.getPosixFilePermissions(path))) {
                throw refused("can be read by others", "chmod 600 it, and ask who has seen it");
            }
            return Files.readString(path);
        } catch (CharacterCodingException _) {
            throw damaged();
        } catch (IOException fault) {
            throw refused(
                    "cannot be read (" + reason(fault) + ")", "make it readable for its owner");
        }
    }

    private static String reason(IOException fault) {
        return fault.getClass().getSimpleName();
    }

    private KeyFileException unwritable(IOException fault) {
        return refused("cannot be written (" + reason(fault) + ")", "make its folder writable");
    }

    private KeyFileException damaged() {
        return refused("is damaged", "put back a copy of it");
    }

    KeyFileException refused(String what, String mend) {
        return new KeyFileException(new StoreProblem("key file " + path + " " + what, mend));
    }
}
