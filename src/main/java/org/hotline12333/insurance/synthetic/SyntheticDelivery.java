package org.hotline12333.insurance.synthetic;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.hotline12333.insurance.delivery.AgencyTable;
import org.hotline12333.insurance.delivery.DeliveryRow;
import org.hotline12333.insurance.delivery.DeliveryWriter;
import org.hotline12333.insurance.delivery.Extent;
import org.hotline12333.insurance.delivery.Manifest;

/**
 * What an agency of a place that is none delivers in a month: person by person, and nothing is kept
 * of those who were written.
 *
 * @param people how many there are in any month
 * @param from the first month that the records know; those of the next month begin there, too
 * @param to the newest
 */
public record SyntheticDelivery(
        long seed, long people, YearMonth from, YearMonth to, Extent extent) {
    private static final String NOWHERE = "990000";

    /**
     * Writes it into a folder that is empty, or is made.
     *
     * @throws IllegalStateException where something is in it
     */
    public Manifest write(Path folder, Charset charset, boolean zipped) throws IOException {
        demandEmpty(folder);
        Manifest.Heading heading =
                new Manifest.Heading(NOWHERE, NOWHERE, from, to, extent, charset);
        try (DeliveryWriter writer =
                DeliveryWriter.begin(folder, heading, AgencyTable.shipped(), zipped)) {
            tell(row -> write(writer, row));
            return writer.finish();
        } catch (UncheckedIOException fault) {
            throw fault.getCause();
        }
    }

    private static void demandEmpty(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> entries = Files.list(folder)) {
            if (entries.findAny().isPresent()) {
                throw new IllegalStateException(
                        folder + " is not empty, and nothing is overwritten: name another folder");
            }
        }
    }

    private static void write(DeliveryWriter writer, DeliveryRow row) {
        try {
            writer.write(row);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** All rows, somebody's one after the other. */
    void tell(Consumer<DeliveryRow> sink) {
        SyntheticPeople all = new SyntheticPeople(seed, from, to);
        for (long index = 0; index < people; index++) {
            switch (extent) {
                case COMPLETE -> all.tell(index, sink);
                case CHANGES -> all.tellChanges(index, sink);
            }
        }
    }
}
