package org.hotline12333.publishing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hotline12333.authoring.SourceText;
import org.hotline12333.draft.Content;
import org.hotline12333.draft.FileChange;
import org.hotline12333.draft.FilePath;
import org.hotline12333.prompt.EarlierSounds;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder that this server reads. It notes the number of the release that it has, so that each
 * comes once and what somebody writes by hand afterwards stays.
 */
public final class ProjectFolder {
    /** Longer are no sounds of ours. */
    private static final int SOUND_BYTES_MAX = 16 << 20;

    /** For the list, folders, and what the file system notes of files. */
    private static final long SPARE_BYTES = 256 << 10;

    private static final Logger LOG = LoggerFactory.getLogger(ProjectFolder.class);

    static final List<String> PARTS =
            List.of(
                    "dialplans/hotline",
                    "dialplans/hours",
                    "dialplans/announcements",
                    "dialplans/topics",
                    "prompts",
                    "calls");

    private final Path home;
    private final ExchangeSounds exchange;
    private final Journal journal;

    /** One whose Asterisk has no copy of the sounds. */
    public ProjectFolder(Path home) {
        this(home, home.resolve("prompts.none"), new EarlierSounds());
    }

    /**
     * One whose Asterisk may have one.
     *
     * @param sounds where that copy is, as {@code scripts/asterisk} makes it; it need not be there
     * @param earlier is told where calls under way find what was there before
     */
    public ProjectFolder(Path home, Path sounds, EarlierSounds earlier) {
        this(home, sounds, earlier, Journal.Step.REAL);
    }

    ProjectFolder(Path home, Path sounds, EarlierSounds earlier, Journal.Step step) {
        this.home = home;
        this.exchange = new ExchangeSounds(sounds, earlier);
        journal = new Journal(home, step);
    }

    public Path home() {
        return home;
    }

    /** Where the sounds of a draft on the test number are brought to. */
    public DraftSounds draftSounds() {
        return new DraftSounds(exchange.folder());
    }

    /**
     * Ends what a crash has broken off; to be called before anything is read. A disk that fails
     * meanwhile keeps no server from answering calls: the next look at the releases goes on.
     */
    public void finish() {
        try {
            journal.finish();
        } catch (UncheckedIOException fault) {
            LOG.error("release not applied: broken off before, {}", fault.getMessage());
        }
    }

    /** The release that it has. */
    long number() {
        return journal.number();
    }

    void number(long number) {
        journal.number(number);
    }

    /** What is in a file; nothing where it is not there. */
    public Optional<Content> read(FilePath path) {
        int most = path.text().endsWith(".wav") ? SOUND_BYTES_MAX : SourceText.BYTES_MAX;
        Path file = home.resolve(path.text());
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(most + 1);
            if (bytes.length > most) {
                throw new IllegalStateException(path + " is too long");
            }
            return Optional.of(Content.of(bytes));
        } catch (NoSuchFileException _) {
            return Optional.empty(); // it has just gone
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** All files that authors write. */
    public List<FilePath> written() {
        return PARTS.stream()
                .map(home::resolve)
                .filter(Files::isDirectory)
                .flatMap(part -> written(part).stream())
                .toList();
    }

    private List<FilePath> written(Path part) {
        try (Stream<Path> all = Files.walk(part)) {
            return all.filter(Files::isRegularFile)
                    .flatMap(file -> FilePath.written(name(file)).stream())
                    .sorted()
                    .toList();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private String name(Path file) {
        return home.relativize(file).toString().replace('\\', '/');
    }

    /** Whether all of these could be written, before anybody is promised that they will be. */
    public Applied tried(List<FileChange> changes) {
        return check(FolderChange.of(changes));
    }

    /**
     * Brings it to a release: all files or none.
     *
     * @throws UncheckedIOException where the disk fails; what is begun then is ended later
     */
    Applied apply(List<FileChange> changes, long number) {
        List<FolderChange> due = FolderChange.of(changes);
        Applied could = check(due);
        if (could instanceof Applied.Done) {
            journal.alone(() -> applyAlone(due, number));
        }
        return could;
    }

    private void applyAlone(List<FolderChange> due, long number) {
        journal.finishAlone();
        List<FolderChange> other =
                due.stream().filter(each -> !read(each.path()).equals(each.becomes())).toList();
        if (journal.number() < number) { // else another server has done it
            try {
                exchange.bring(other, number);
            } catch (IOException fault) {
                throw new UncheckedIOException(fault);
            }
            journal.write(other, number);
            journal.finishAlone();
        }
    }

    private Applied check(List<FolderChange> due) {
        for (FolderChange each : due) {
            if (!each.from().contains(Content.digest(read(each.path())))) {
                return new Applied.Differs(each.path().text());
            }
        }
        if (!exchange.isWritable()) {
            return new Applied.ReadOnly(exchange.folder().toString());
        }
        return Stream.concat(
                        Stream.of(journal.folder()),
                        due.stream().map(each -> home.resolve(each.path().text()).getParent()))
                .filter(folder -> !isWritable(folder))
                .findFirst()
                .<Applied>map(folder -> new Applied.ReadOnly(name(folder)))
                .orElseGet(() -> room(due));
    }

    /**
     * All that is new lies beside what was for a moment, and with Asterisk for as long as calls.
     */
    private Applied room(List<FolderChange> due) {
        long bytes =
                due.stream()
                        .flatMap(each -> each.becomes().stream())
                        .mapToLong(Content::length)
                        .sum();
        try {
            if (Files.getFileStore(home).getUsableSpace() < bytes + SPARE_BYTES) {
                return new Applied.NoRoom(home.toAbsolutePath().normalize().toString());
            }
            return exchange.hasRoom(2 * bytes + SPARE_BYTES)
                    ? new Applied.Done()
                    : new Applied.NoRoom(exchange.folder().toString());
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** A folder that is not there will be made in one that is. */
    private static boolean isWritable(Path folder) {
        Path there = folder;
        while (Files.notExists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        return Files.isDirectory(there) && Files.isWritable(there);
    }
}
