package org.hotline12333.insurance.delivery;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import org.hotline12333.authoring.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Rows that were rejected: why, without a value of theirs; and as they were delivered, in a file
 * that its owner alone may read, so that they can be corrected and delivered again.
 */
final class Rejects implements Closeable {
    private final Path folder;
    private final DeliveryFile file;
    private final Charset charset;
    private final List<Problem> problems;
    private List<String> titles = List.of();
    private @Nullable CsvWriter writer;
    private long count;
    private long orphans;

    /**
     * @param problems where they are told, of the first ten thousand rows
     */
    Rejects(Path folder, DeliveryFile file, Charset charset, List<Problem> problems)
            throws IOException {
        this.folder = folder;
        this.file = file;
        this.charset = charset;
        this.problems = problems;
        Files.deleteIfExists(path());
    }

    private Path path() {
        return folder.resolve(file.csv());
    }

    /** The first line of the file, as it was delivered. */
    void title(List<String> delivered) {
        titles = delivered;
    }

    void add(Problem problem, RawRow row) throws IOException {
        count++;
        if (problem.kind() == DeliveryProblem.ORPHAN) {
            orphans++;
        }
        if (problems.size() < Limits.REJECTS_MAX) {
            problems.add(problem);
        }
        if (!row.empty()) {
            try {
                writer().writeRecord(row.kept());
            } catch (IOException fault) {
                throw unwritten(fault);
            } catch (UncheckedIOException fault) {
                throw unwritten(Objects.requireNonNull(fault.getCause()));
            }
        }
    }

    private CsvWriter writer() throws IOException {
        if (writer == null) {
            Files.createDirectories(
                    folder,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rwx------")));
            writer =
                    CsvWriter.builder()
                            .build(new OutputStreamWriter(WrittenFile.create(path()), charset));
            writer.writeRecord(titles);
        }
        return writer;
    }

    private UnwrittenException unwritten(IOException why) {
        return new UnwrittenException(
                folder, why, "or name another folder for rejected rows with --rejected");
    }

    long count() {
        return count;
    }

    /** Those for which only their own row is to blame. */
    long ownFault() {
        return count - orphans;
    }

    @Override
    public void close() throws IOException {
        if (writer != null) {
            try {
                writer.close();
            } catch (IOException fault) {
                throw unwritten(fault);
            }
        }
    }
}
