package org.hotline12333.upkeep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.hotline12333.background.PeriodicTask;
import org.hotline12333.settings.ErrorLine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where {@code ./hotline backup} asks the server for a copy of its embedded database: nobody else
 * can open it. It looks once a second, in a thread of its own, and calls do not wait for it.
 */
public final class BackupDesk implements AutoCloseable {
    static final Duration EVERY = Duration.ofSeconds(1);

    private static final Logger LOG = LoggerFactory.getLogger(BackupDesk.class);

    private final Optional<Path> folder;
    private final StoreBackup backup;
    private final Optional<PeriodicTask> looks;

    /**
     * @param folder where it is asked; nowhere, where the database has a server of its own
     */
    public BackupDesk(Optional<Path> folder, StoreBackup backup) {
        this.folder = folder;
        this.backup = backup;
        looks = folder.map(here -> new PeriodicTask("backups", EVERY, () -> turn(here)));
    }

    public void start() {
        folder.ifPresent(BackupDesk::tidy);
        looks.ifPresent(PeriodicTask::start);
    }

    private static void tidy(Path here) {
        try {
            BackupRequest.forgetAll(here);
        } catch (IOException fault) {
            LOG.error("what is left of older backups stays: {}", ErrorLine.of(fault));
        }
    }

    private void turn(Path here) {
        try {
            for (BackupRequest request : BackupRequest.in(here)) {
                request.take();
                answer(request);
            }
        } catch (IOException | RuntimeException fault) {
            LOG.error("backup request not answered: {}", ErrorLine.of(fault));
        }
    }

    private void answer(BackupRequest request) throws IOException {
        try {
            request.done(backup.to(request.zip()));
            LOG.info("backup made: {} bytes", Files.size(request.zip()));
        } catch (IOException | RuntimeException fault) {
            request.failed(ErrorLine.of(fault));
            LOG.error("backup failed: {}", ErrorLine.of(fault));
        }
    }

    @Override
    public void close() {
        looks.ifPresent(PeriodicTask::close);
    }
}
