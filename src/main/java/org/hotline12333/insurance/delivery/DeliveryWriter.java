package org.hotline12333.insurance.delivery;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.hotline12333.insurance.delivery.Manifest.Content;
import org.hotline12333.insurance.delivery.Manifest.Heading;

/**
 * Writes a delivery row by row, the rows of all files in any order; the same rows make the same
 * bytes. Until it is finished there is no manifest, and so no delivery.
 */
public final class DeliveryWriter implements Closeable {
    private final Path folder;
    private final Heading heading;
    private final Map<DeliveryFile, WrittenFile> files = new EnumMap<>(DeliveryFile.class);
    private final AgencyCodes codes;
    private final Sums sums;

    private DeliveryWriter(Path folder, Heading heading, AgencyTable table) {
        this.folder = folder;
        this.heading = heading;
        this.codes = new AgencyCodes(table);
        this.sums = new Sums(table);
    }

    /**
     * Begins a delivery in a folder that has none; it is made where there is none.
     *
     * @param table whose codes are written; titles and dates are written as the format has them
     */
    public static DeliveryWriter begin(
            Path folder, Heading heading, AgencyTable table, boolean zipped) throws IOException {
        Files.createDirectories(folder);
        DeliveryWriter writer = new DeliveryWriter(folder, heading, table);
        try {
            for (DeliveryFile file : DeliveryFile.values()) {
                writer.files.put(file, new WrittenFile(folder, file, heading.charset(), zipped));
            }
            return writer;
        } catch (IOException fault) {
            writer.close();
            throw fault;
        }
    }

    /** Writes the next row of its file. */
    public void write(DeliveryRow row) throws IOException {
        WrittenFile file = files.get(row.file());
        if (file == null) {
            throw new IllegalStateException("the delivery is finished");
        }
        RowBytes line = file.line().text(row.personNumber());
        switch (row) {
            case PersonRow person -> person(line, person);
            case EnrolmentRow enrolment ->
                    line.text(enrolment.kind().code())
                            .text(codes.of(enrolment.status()))
                            .whole(enrolment.monthsPaid())
                            .whole(enrolment.monthsInRow());
            case ContributionRow contribution -> contribution(line, contribution);
            case AccountRow account ->
                    line.text(account.kind().code())
                            .fen(account.balance())
                            .fen(account.creditedThisMonth())
                            .fen(account.spentThisYear());
            case BenefitRow benefit -> BenefitWriter.write(benefit.benefit(), line);
        }
        file.end();
    }

    private void person(RowBytes line, PersonRow person) {
        line.text(person.socialSecurityNumber().reveal())
                .text(person.idNumber().reveal())
                .text(codes.of(person.retired()));
        person.died().ifPresentOrElse(line::date, line::none);
    }

    private void contribution(RowBytes line, ContributionRow row) {
        sums.add(row);
        line.text(row.kind().code())
                .month(row.forMonth())
                .month(row.bookedIn())
                .fen(row.base())
                .fen(row.personal())
                .fen(row.employer())
                .text(row.credited() ? "1" : "0");
    }

    /** Ends the files, and writes the manifest that makes them a delivery. */
    public Manifest finish() throws IOException {
        Map<DeliveryFile, Content> contents = new TreeMap<>();
        for (Map.Entry<DeliveryFile, WrittenFile> file : files.entrySet()) {
            contents.put(file.getKey(), file.getValue().finish());
        }
        files.clear();
        Manifest manifest = new Manifest(heading, contents.values().stream().toList(), sums.all());
        try (OutputStream out = WrittenFile.create(folder.resolve(Manifest.NAME))) {
            out.write(ManifestText.of(manifest));
        }
        return manifest;
    }

    @Override
    public void close() throws IOException {
        for (WrittenFile file : files.values()) {
            file.close();
        }
    }
}
