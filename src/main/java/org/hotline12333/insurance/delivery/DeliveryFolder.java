package org.hotline12333.insurance.delivery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.hotline12333.authoring.ProblemList;
import org.hotline12333.authoring.SourceLocation;
import org.hotline12333.insurance.delivery.Manifest.Content;

/** A delivery whose manifest is right and whose files are all there; none has been read. */
public final class DeliveryFolder {
    /** A row of the shortest numbers. */
    private static final int PERSON_BYTES_MIN = 30;

    /** Where rejected rows may lie in a delivery's folder without being part of it. */
    public static final String REJECTED = "rejected";

    private final Path folder;
    private final Manifest manifest;
    private final AgencyTable table;

    private DeliveryFolder(Path folder, Manifest manifest, AgencyTable table) {
        this.folder = folder;
        this.manifest = manifest;
        this.table = table;
    }

    /** Empty where anything is wrong, all of which is noted. */
    public static Optional<DeliveryFolder> open(
            Path folder, AgencyTable table, ProblemList problems) {
        int before = problems.count();
        Optional<Manifest> manifest =
                ManifestReader.read(folder.resolve(Manifest.NAME), table.charset(), problems);
        manifest.ifPresent(read -> compare(folder, read, problems));
        return manifest.filter(_ -> problems.count() == before)
                .map(read -> new DeliveryFolder(folder, read, table));
    }

    private static void compare(Path folder, Manifest manifest, ProblemList problems) {
        List<String> names = manifest.files().stream().map(Content::name).toList();
        try (Stream<Path> entries = Files.list(folder)) {
            entries.sorted()
                    .filter(path -> !known(path, names))
                    .forEach(path ->
                            problems.add(
                                    DeliveryProblem.FOLDER,
                                    SourceLocation.whole(path.toString()),
                                    "not in the manifest",
                                    "take it out of the folder, or list it"));
        } catch (IOException fault) {
            problems.add(
                    DeliveryProblem.FOLDER,
                    SourceLocation.whole(folder.toString()),
                    "cannot be listed: " + fault.getClass().getSimpleName(),
                    "see that it is a folder and may be read");
        }
        manifest.files().forEach(content -> compare(folder, content, problems));
    }

    private static boolean known(Path path, List<String> names) {
        String name = path.getFileName().toString();
        return names.contains(name)
                || name.equals(Manifest.NAME)
                || (name.equals(REJECTED) && Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS));
    }

    private static void compare(Path folder, Content content, ProblemList problems) {
        Path file = folder.resolve(content.name());
        SourceLocation at = SourceLocation.whole(file.toString());
        try {
            if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                problems.add(
                        DeliveryProblem.FOLDER,
                        at,
                        "in the manifest, and not in the folder",
                        "send it, too");
            } else if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                problems.add(
                        DeliveryProblem.FOLDER,
                        at,
                        "no file, or a link to one",
                        "put the file itself there");
            } else if (Files.size(file) != content.bytes()) {
                problems.add(
                        DeliveryProblem.BYTES,
                        at,
                        "the file has %d bytes, the manifest says %d"
                                .formatted(Files.size(file), content.bytes()),
                        "send the file and its manifest again");
            }
        } catch (IOException fault) {
            problems.add(
                    DeliveryProblem.FOLDER,
                    at,
                    "cannot be read: " + fault.getClass().getSimpleName(),
                    "see that it is a file and may be read");
        }
    }

    public Manifest manifest() {
        return manifest;
    }

    /** Where the manifest lies. */
    public Path manifestFile() {
        return folder.resolve(Manifest.NAME);
    }

    AgencyTable table() {
        return table;
    }

    Path path(Content content) {
        return folder.resolve(content.name());
    }

    /**
     * Begins to read, for somebody without records.
     *
     * @param rejected the folder for rejected rows; it is made when there are any
     * @param knownElsewhere whether a person number (AAC001) is known, of which a delivery of
     *     changes may speak without delivering the person
     */
    public DeliveryReading reading(Path rejected, Predicate<String> knownElsewhere) {
        long expected =
                manifest.content(DeliveryFile.PERSONS).map(DeliveryFolder::atMost).orElse(0L);
        return reading(rejected, new NumberSets(expected, knownElsewhere));
    }

    /** The same, with a roll that is still empty. */
    public DeliveryReading reading(Path rejected, Roll roll) {
        return new DeliveryReading(this, rejected, roll);
    }

    /** A manifest may claim more rows than its file has room for. */
    private static long atMost(Content persons) {
        return Math.min(persons.rows(), persons.unzipped() / PERSON_BYTES_MIN);
    }
}
