package org.hotline12333.insurance.delivery;

import java.nio.charset.Charset;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/** What {@code manifest.json} says of a delivery. */
public record Manifest(Heading heading, List<Content> files, List<Sum> sums) {
    /** Its name in a delivery's folder. */
    public static final String NAME = "manifest.json";

    /** The form of a delivery that this house reads and writes. */
    public static final int FORMAT = 1;

    public Manifest {
        files = List.copyOf(files);
        sums = List.copyOf(sums);
    }

    /**
     * Whose records these are, and of when.
     *
     * @param from the first month that the records know
     * @param month the data date: nothing in the delivery is later
     */
    public record Heading(
            String agency,
            String region,
            YearMonth from,
            YearMonth month,
            Extent extent,
            Charset charset) {}

    /**
     * A file of the folder.
     *
     * @param bytes as it lies there
     * @param unzipped its text in bytes; the same where it is not compressed
     * @param rows without the line of titles
     * @param sha256 of the bytes as they lie there, in small hexadecimal digits
     */
    public record Content(String name, long bytes, long unzipped, long rows, String sha256) {}

    /** What all contributions of one kind come to, in fen, by the code of the agency. */
    public record Sum(String code, long personal, long employer) {}

    /** The file of this content, where the delivery has one. */
    public Optional<Content> content(DeliveryFile file) {
        return files.stream()
                .filter(each -> DeliveryFile.named(each.name()).filter(file::equals).isPresent())
                .findFirst();
    }
}
