package org.hotline12333.store.file;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.hotline12333.host.OwnerOnly;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.helpers.NOPLogger;

/**
 * A file that holds room on the disk of an embedded database for the moment when there is none. H2
 * does not survive a write that fails: its threads run in circles until the process ends. So a
 * write that fails spends the reserve and is made again, as often as it takes; what is under way
 * then ends, and nothing new begins before the disk has room for another reserve. Safe for many
 * threads.
 */
public final class DiskReserve {
    /** More than what is under way at any moment. */
    static final int BYTES_MAX = 8 * 1_024 * 1_024;

    /** Of a small disk it takes no more than this part. */
    private static final int DISK_SHARE = 8;

    /** Another reserve is made where there is so many times its room. */
    private static final int ROOM = 2;

    private static final int CHUNK_BYTES = 64 * 1_024;
    private static final Duration TRY_EVERY = Duration.ofSeconds(1);
    private static final Duration WRITE_AGAIN = Duration.ofMillis(100);

    /** A server waits for room for as long as it takes. */
    private static final Duration FOR_EVER = Duration.ofDays(36_500);

    private static final Duration VERB_WAITS = Duration.ofSeconds(5);

    private final Path file;
    private final Logger log;
    private final Duration patience;
    private final AtomicInteger waiting = new AtomicInteger();
    private volatile boolean isMade;
    private volatile boolean isWhole;
    private long triedAt;

    private DiskReserve(Path file, Logger log, Duration patience) {
        this.file = file;
        this.log = log;
        this.patience = patience;
    }

    DiskReserve(Path file) {
        this(file, LoggerFactory.getLogger(DiskReserve.class), FOR_EVER);
    }

    /** The same for a verb, which says itself what comes of it, and ends. */
    public DiskReserve ofVerb() {
        return new DiskReserve(file, NOPLogger.NOP_LOGGER, VERB_WAITS);
    }

    /** Makes it, where it is not there: from now on no write fails. */
    public synchronized void make() throws IOException {
        int bytes = bytes();
        if (!Files.exists(file) || Files.size(file) < bytes) {
            fill(bytes);
        }
        isMade = true;
        isWhole = true;
    }

    private int bytes() throws IOException {
        long disk = Files.getFileStore(folder()).getTotalSpace();
        return (int) Math.min(BYTES_MAX, disk / DISK_SHARE);
    }

    private Path folder() {
        return file.resolveSibling(".");
    }

    /** With bytes by chance, which no disk makes smaller. */
    private void fill(int bytes) throws IOException {
        Files.deleteIfExists(file);
        OwnerOnly.create(file);
        Random chance = new Random();
        byte[] chunk = new byte[CHUNK_BYTES];
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int left = bytes; left > 0; left -= CHUNK_BYTES) {
                chance.nextBytes(chunk);
                out.write(chunk, 0, Math.min(left, CHUNK_BYTES));
            }
        } catch (IOException full) {
            Files.deleteIfExists(file);
            throw full;
        }
    }

    /** Whether something new may begin. Where it was spent, it is made again as soon as it can. */
    public boolean isWhole() {
        return isWhole || isMadeAgain();
    }

    private synchronized boolean isMadeAgain() {
        long now = System.nanoTime();
        if (!isWhole && waiting.get() == 0 && now - triedAt >= TRY_EVERY.toNanos()) {
            triedAt = now;
            try {
                int bytes = bytes();
                if (Files.getFileStore(folder()).getUsableSpace() >= (long) ROOM * bytes) {
                    fill(bytes);
                    isWhole = true;
                    log.warn("record store writable: its disk has room again");
                }
            } catch (IOException full) {
                log.debug("no room yet: {}", full.getMessage());
            }
        }
        return isWhole;
    }

    /** What is written to the database. */
    interface Write<T> {
        T done() throws IOException;
    }

    /** Makes a write as often as it takes; where there is no reserve yet, once. */
    <T> T patiently(Write<T> write) throws IOException {
        try {
            return write.done();
        } catch (ClosedChannelException closed) {
            throw closed;
        } catch (IOException full) {
            if (!isMade) {
                throw full;
            }
            spend(full);
        }
        waiting.incrementAndGet();
        try {
            return again(write);
        } finally {
            waiting.decrementAndGet();
        }
    }

    private <T> T again(Write<T> write) throws IOException {
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            try {
                return write.done();
            } catch (ClosedChannelException closed) {
                throw closed;
            } catch (IOException full) {
                if (System.nanoTime() - end > 0) {
                    throw full;
                }
                pause(full);
            }
        }
    }

    private static void pause(IOException full) throws IOException {
        try {
            Thread.sleep(WRITE_AGAIN);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw full;
        }
    }

    private synchronized void spend(IOException full) throws IOException {
        if (isWhole) {
            isWhole = false;
            triedAt = System.nanoTime();
            Files.deleteIfExists(file);
            log.error(
                    "record store not writable: {}; nobody is verified and nothing is told until"
                            + " there is room on its disk",
                    full.getMessage());
        }
    }
}
