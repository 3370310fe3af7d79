package org.hotline12333.insurance;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * The file that holds the record store's master key, for its owner's eyes only. It is written once
 * and never again: without it no number in the store can be found or read.
 */
final class KeyFile {
    private static final String FORMAT = "hotline-key-1";
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

    KeyFile(Path path) {
        this.path = path.toAbsolutePath();
    }

    boolean exists() {
        return Files.exists(path);
    }

    /** Makes a new key, with mode 600; refuses where there is a file already. */
    SealingKeys create() {
        if (exists()) {
            throw refused("is there already, and is not overwritten: start again");
        }
        byte[] master = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(master);
        SealingKeys keys = SealingKeys.of(master);
        write(
                "%s %s %s%n"
                        .formatted(FORMAT, keys.id(), Base64.getEncoder().encodeToString(master)));
        return keys;
    }

    private void write(String line) {
        try {
            Files.createDirectories(path.resolveSibling("."));
            Files.createFile(path, ownerOnly());
            Files.writeString(path, line, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
        } catch (IOException fault) {
            throw refused("cannot be written (" + reason(fault) + "): make its folder writable");
        }
    }

    private FileAttribute<?>[] ownerOnly() {
        return posix()
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
                : new FileAttribute<?>[0];
    }

    private boolean posix() {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    /** The keys in the file, whose name in it proves that no symbol of it was changed. */
    SealingKeys read() {
        String[] words = line().strip().split(" ", -1);
        if (words.length != 3 || !words[0].equals(FORMAT)) {
            throw damaged();
        }
        SealingKeys keys = SealingKeys.of(decoded(words[2]));
        if (!keys.id().equals(words[1])) {
            throw damaged();
        }
        return keys;
    }

    private byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException _) {
            throw damaged();
        }
    }

    private String line() {
        try {
            if (posix() && !Collections.disjoint(OTHERS, Files.getPosixFilePermissions(path))) {
                throw refused("can be read by others: chmod 600 it, and ask who has seen it");
            }
            return Files.readString(path);
        } catch (CharacterCodingException _) {
            throw damaged();
        } catch (IOException fault) {
            throw refused("cannot be read (" + reason(fault) + "): make it readable for its owner");
        }
    }

    private static String reason(IOException fault) {
        return fault.getClass().getSimpleName();
    }

    private KeyFileException damaged() {
        return refused("is damaged: put back a copy of it");
    }

    KeyFileException refused(String what) {
        return new KeyFileException("key file " + path + " " + what);
    }
}
