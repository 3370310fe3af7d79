package org.hotline12333.insurance.intake;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder for the time of an import. Who uses it has a file in it locked, which ends with the
 * process however that comes; so the next import knows what nobody needs any more, and takes it
 * away.
 */
final class SpillFolder implements Closeable {
    private static final Logger LOG = LoggerFactory.getLogger(SpillFolder.class);

    private static final String NAME = "hotline-import-";
    private static final String LOCK = "lock";

    private final Path folder;
    private final FileChannel lock;

    private SpillFolder(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /** A new one, in which only this user may look. */
    static SpillFolder in(Path parent) throws IOException {
        Path folder =
                Files.createTempDirectory(
                        parent,
                        NAME,
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rwx------")));
        sweep(parent, folder);
        return new SpillFolder(folder, locked(folder));
    }

    /** It has its name once it is locked: nobody finds it before, and takes it for unused. */
    private static FileChannel locked(Path folder) throws IOException {
        Path unnamed = folder.resolve("new");
        FileChannel lock =
                FileChannel.open(unnamed, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        lock.lock();
        Files.move(unnamed, folder.resolve(LOCK), StandardCopyOption.ATOMIC_MOVE);
        return lock;
    }

    /** Others may write to the parent as well: only this user's own folders, and no links. */
    private static void sweep(Path parent, Path own) throws IOException {
        UserPrincipal user = Files.getOwner(own);
        try (DirectoryStream<Path> others = Files.newDirectoryStream(parent, NAME + "*")) {
            for (Path other : others) {
                removeUnused(other, user);
            }
        }
    }

    private static void removeUnused(Path folder, UserPrincipal user) {
        try {
            if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
                    && Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS).equals(user)) {
                removeUnlocked(folder);
            }
        } catch (IOException stays) {
            // Gone meanwhile, begun a moment ago, or kept by something: no reason to end an import.
            LOG.debug("what another import left stays: {}", stays.toString());
        }
    }

    private static void removeUnlocked(Path folder) throws IOException {
        try (FileChannel lock =
                FileChannel.open(
                        folder.resolve(LOCK),
                        StandardOpenOption.WRITE,
                        LinkOption.NOFOLLOW_LINKS)) {
            if (isUnused(lock)) {
                remove(folder);
            }
        }
    }

    private static boolean isUnused(FileChannel lock) throws IOException {
        try {
            return lock.tryLock() != null;
        } catch (OverlappingFileLockException _) {
            return false; // another import of this process is at work
        }
    }

    private static void remove(Path folder) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(folder);
    }

    Path resolve(String name) {
        return folder.resolve(name);
    }

    @Override
    public void close() throws IOException {
        try (lock) {
            remove(folder);
        }
    }
}
