package org.hotline12333.host;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * Files and folders that nobody reads but their owner, whatever the umask; where there are modes.
 */
public final class OwnerOnly {
    private static final Set<PosixFilePermission> FILE =
            PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> FOLDER =
            PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> OTHERS =
            EnumSet.complementOf(EnumSet.copyOf(FOLDER));

    private OwnerOnly() {}

    /** Makes an empty file; one that is there is an error. */
    public static void create(Path file) throws IOException {
        Files.createFile(file, isPosix(file) ? attributes(FILE) : attributes());
    }

    /** Makes a folder and those above it, unless they are there. */
    public static void createFolders(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            try {
                Files.createDirectories(
                        folder, isPosix(folder) ? attributes(FOLDER) : attributes());
            } catch (FileAlreadyExistsException e) {
                if (!Files.isDirectory(folder)) {
                    throw e;
                }
            }
        }
    }

    /** Takes a file away from others. */
    public static void keep(Path file) throws IOException {
        if (isPosix(file)) {
            Files.setPosixFilePermissions(file, FILE);
        }
    }

    /** Whether others may do anything with it. */
    public static boolean isOpenToOthers(Path file) throws IOException {
        return isPosix(file) && !Collections.disjoint(OTHERS, Files.getPosixFilePermissions(file));
    }

    private static boolean isPosix(Path file) {
        return Files.getFileAttributeView(
                        file, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                != null;
    }

    private static FileAttribute<?>[] attributes() {
        return new FileAttribute<?>[0];
    }

    private static FileAttribute<?>[] attributes(Set<PosixFilePermission> mode) {
        return new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(mode)};
    }
}
