package org.hotline12333.insurance.delivery;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hotline12333.authoring.Problem;
import org.hotline12333.authoring.SourceLocation;
import org.hotline12333.insurance.delivery.Manifest.Content;
import org.hotline12333.insurance.delivery.Manifest.Heading;

/**
 * One reading of a delivery: each file once, persons first, for the other files may speak of nobody
 * else. Keeps the roll of the persons and nothing of any other row, so whether a row of another
 * file stands there twice is for whoever merges them.
 */
public final class DeliveryReading {
    private final DeliveryFolder folder;
    private final Path rejected;
    private final People people;
    private final Calendar calendar;
    private final List<Problem> problems = new ArrayList<>();
    private final Set<DeliveryFile> read = EnumSet.noneOf(DeliveryFile.class);

    DeliveryReading(DeliveryFolder folder, Path rejected, Roll roll) {
        Heading heading = folder.manifest().heading();
        this.folder = folder;
        this.rejected = rejected;
        this.calendar = new Calendar(folder.table().dates(), heading.from(), heading.month());
        this.people = new People(roll);
    }

    /** Why rows were rejected, of the first ten thousand, in the order of reading. */
    public List<Problem> rejects() {
        return List.copyOf(problems);
    }

    /**
     * Passes on the rows of a file that follow every rule; what was passed on counts only where
     * this ends well.
     *
     * @throws DeliveryRefusedException where the file is not what the manifest says, or too much of
     *     it is wrong
     * @throws IOException where the file cannot be read, or the sink or the file of rejected rows
     *     does not take a row
     */
    public FileReport read(DeliveryFile file, RowSink sink)
            throws DeliveryRefusedException, IOException {
        if (!read.add(file) || (file != DeliveryFile.PERSONS && !personsAreRead())) {
            throw new IllegalStateException(file + " is read once, and persons before all others");
        }
        Optional<Content> content = folder.manifest().content(file);
        if (content.isEmpty()) {
            return new FileReport(file, 0, 0, 0, 0, List.of());
        }
        Path path = folder.path(content.get());
        try {
            return read(file, content.get(), path, sink);
        } catch (FileFaultException fault) {
            int line = (int) Math.min(fault.line(), Integer.MAX_VALUE);
            throw new DeliveryRefusedException(
                    fault.kind(),
                    new SourceLocation(path.toString(), line, 0),
                    fault.what(),
                    fault.mend());
        }
    }

    private boolean personsAreRead() {
        return read.contains(DeliveryFile.PERSONS);
    }

    private FileReport read(DeliveryFile file, Content content, Path path, RowSink sink)
            throws IOException {
        Heading heading = folder.manifest().heading();
        try (DeliveredBytes bytes = DeliveredBytes.open(path, content);
                DeliveredText text = new DeliveredText(bytes, heading.charset());
                Rejects rejects = new Rejects(rejected, file, heading.charset(), problems)) {
            FileRun run =
                    new FileRun(path.toString(), file, content, text, folder.table(), rejects);
            Fields fields = new Fields(run.row(), file.columns(), run.titles(), calendar);
            Sums sums = new Sums(folder.table());
            FileReport report = run.run(form(file, fields, sums), fields, sink);
            bytes.compare();
            if (file == DeliveryFile.CONTRIBUTIONS) {
                FileRun.compare(sums.contradiction(folder.manifest().sums()));
            }
            if (file == DeliveryFile.PERSONS) {
                people.complete();
            }
            return report;
        }
    }

    private RowForm form(DeliveryFile file, Fields fields, Sums sums) {
        AgencyTable table = folder.table();
        return switch (file) {
            case PERSONS -> new PersonForm(fields, people, table, calendar.lastDay());
            case ENROLMENTS -> new EnrolmentForm(fields, people, table);
            case CONTRIBUTIONS -> new ContributionForm(fields, people, sums);
            case ACCOUNTS -> new AccountForm(fields, people, table);
            case BENEFITS -> new BenefitReader(fields, people);
        };
    }
}
