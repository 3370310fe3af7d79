package org.hotline12333.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.hotline12333.host.OwnerOnly;
import org.hotline12333.settings.ErrorLine;
import org.hotline12333.settings.ErrorReport;
import org.hotline12333.settings.OfflineSettings;
import org.hotline12333.settings.ReportedException;
import org.hotline12333.store.file.StorePlace;
import org.hotline12333.upkeep.StoreRequest;

/**
 * What a verb asks of the server that has its embedded database open; closed, it leaves nothing.
 */
final class AskedServer implements AutoCloseable {
    /** A server looks once a second. */
    private static final Duration TAKEN_MAX = Duration.ofSeconds(20);

    private static final Duration LOOK_EVERY = Duration.ofMillis(200);
    private static final int LOOKS_TO_A_CHECK = 25;

    private final OfflineSettings settings;
    private final StoreRequest request;

    private AskedServer(OfflineSettings settings, StoreRequest request) {
        this.settings = settings;
        this.request = request;
    }

    /** Asks where only the server can: else the fault by which the database did not open counts. */
    static AskedServer after(
            RuntimeException fault,
            OfflineSettings settings,
            StoreRequest.Verb verb,
            List<String> order)
            throws IOException {
        Optional<StorePlace> place = settings.place();
        if (place.isEmpty() || !ErrorReport.isInUse(fault)) {
            throw fault;
        }
        Path folder = place.get().requestFolder();
        try {
            return new AskedServer(settings, StoreRequest.make(folder, verb, order));
        } catch (IOException full) {
            throw new IllegalStateException(
                    "the hotline that serves cannot be asked in %s (%s): make room there"
                            .formatted(folder, ErrorLine.of(full)),
                    full);
        }
    }

    /**
     * Waits for what the server says at the end.
     *
     * @param say is told what the server tells until then
     * @throws ReportedException where it has failed
     */
    List<String> answer(Consumer<String> say) throws IOException, InterruptedException {
        awaitTaken();
        int told = 0;
        for (int look = 1; ; look++) {
            boolean ended = look % LOOKS_TO_A_CHECK == 0 && hasEnded();
            boolean last = request.hasAnswer();
            List<String> lines = request.told(told);
            lines.forEach(say);
            told += lines.size();
            if (last) {
                return request.answer();
            }
            if (ended) {
                throw new IllegalStateException("the hotline that serves has ended: try again");
            }
            Thread.sleep(LOOK_EVERY);
        }
    }

    private void awaitTaken() throws InterruptedException {
        long end = System.nanoTime() + TAKEN_MAX.toNanos();
        while (!request.isTaken()) {
            if (System.nanoTime() - end > 0) {
                throw new IllegalStateException(
                        "the hotline that serves does not answer: is it an older one? End it, and"
                                + " try again");
            }
            Thread.sleep(LOOK_EVERY);
        }
    }

    /** A server that has ended will not answer. */
    private boolean hasEnded() {
        try {
            settings.database();
            return true;
        } catch (RuntimeException fault) {
            if (ErrorReport.isInUse(fault)) {
                return false;
            }
            throw fault;
        }
    }

    /** The same, of a server that makes a file, which is taken over. */
    List<String> answer(Consumer<String> say, Path to) throws IOException, InterruptedException {
        List<String> said = answer(say);
        OwnerOnly.create(to);
        Files.copy(request.made(), to, StandardCopyOption.REPLACE_EXISTING);
        OwnerOnly.keep(to);
        return said;
    }

    @Override
    public void close() throws IOException {
        request.forget();
    }
}
