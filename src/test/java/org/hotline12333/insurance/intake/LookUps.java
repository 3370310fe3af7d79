package org.hotline12333.insurance.intake;

import static org.hotline12333.insurance.intake.IntakeFigures.say;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.InstantSource;
import java.util.Random;
import javax.sql.DataSource;
import org.HdrHistogram.Histogram;
import org.hotline12333.identity.PersonId;
import org.hotline12333.insurance.shelf.Shelves;
import org.hotline12333.store.database.Database;
import org.hotline12333.store.sealing.Keyring;

/** A record found, opened and decoded, in turn with a bare prepared look-up of a row as long. */
final class LookUps {
    private static final int WARM_UP = 10_000;
    private static final int TIMES = 30_000;

    private final DataSource source;
    private final Shelves shelves;
    private final long people;
    private final Random random = new Random(1);
    private long found;

    LookUps(DataSource source, Path keyFile, long people) {
        this.source = source;
        this.people = people;
        shelves =
                new Shelves(
                        Database.of(source),
                        Keyring.open(source, keyFile, InstantSource.system()),
                        InstantSource.system());
    }

    void measure() throws Exception {
        try (Connection connection = source.getConnection();
                PreparedStatement bare =
                        connection.prepareStatement(
                                "select person, delivery, sealing_key, record from bare_record"
                                        + " where person = ?")) {
            Histogram ours = new Histogram(3);
            Histogram floor = new Histogram(3);
            for (int i = 0; i < WARM_UP + TIMES; i++) {
                long begin = System.nanoTime();
                found += shelves.of(new PersonId(person())).enrolments().size();
                long decoded = System.nanoTime();
                bare(bare);
                long end = System.nanoTime();
                if (i >= WARM_UP) {
                    ours.recordValue(decoded - begin);
                    floor.recordValue(end - decoded);
                }
            }
            say(
                    "  look-up decoded: p50 %.0f us, p99 %.0f us; bare %.0f, %.0f: %.2f and %.2f of it"
                            .formatted(
                                    micros(ours, 50),
                                    micros(ours, 99),
                                    micros(floor, 50),
                                    micros(floor, 99),
                                    micros(ours, 50) / micros(floor, 50),
                                    micros(ours, 99) / micros(floor, 99)));
        }
        if (found == 0) {
            throw new AssertionError("nobody is on the shelf");
        }
    }

    private long person() {
        return random.nextLong(1, people + 1);
    }

    private void bare(PreparedStatement statement) throws Exception {
        statement.setLong(1, person());
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                found += row.getBytes(4).length > 0 ? 1 : 0;
            }
        }
    }

    private static double micros(Histogram histogram, double percentile) {
        return histogram.getValueAtPercentile(percentile) / 1e3;
    }
}
