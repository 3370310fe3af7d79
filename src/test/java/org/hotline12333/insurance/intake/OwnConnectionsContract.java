package org.hotline12333.insurance.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.hotline12333.authoring.ProblemList;
import org.hotline12333.authoring.SourceLocation;
import org.hotline12333.insurance.TestPeople;
import org.hotline12333.insurance.delivery.AgencyTable;
import org.hotline12333.insurance.delivery.DeliveryFolder;
import org.hotline12333.insurance.delivery.DeliveryRow;
import org.hotline12333.insurance.delivery.Extent;
import org.hotline12333.store.database.DatabaseAddress;
import org.hotline12333.store.database.RecordStoreAwayException;
import org.hotline12333.store.database.StoreSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A server's connections while a delivery is taken in, by threads and connections of its own:
 * however that ends, nothing of them is left.
 */
@Timeout(120)
abstract class OwnConnectionsContract extends IntakeUnderTest {
    /** What callers share. */
    private static final int CALLERS = 10;

    /** A person's number so high that there are three ranges. */
    private static final long FAR = 40_000;

    abstract DatabaseAddress emptyAddress();

    /** How many sessions the database has. */
    abstract long sessions();

    @Override
    DataSource emptyDatabase() {
        return StoreSource.open(emptyAddress(), Optional.empty(), true);
    }

    @AfterEach
    void close() {
        ((StoreSource) store.source()).close();
    }

    private List<Connection> takenByCallers() throws SQLException {
        List<Connection> all = new ArrayList<>();
        for (int caller = 0; caller < CALLERS; caller++) {
            all.add(store.source().getConnection());
        }
        return all;
    }

    private static void giveBack(List<Connection> all) throws SQLException {
        for (Connection each : all) {
            each.close();
        }
    }

    private void awaitSessionsOfCallersAlone() throws SQLException, InterruptedException {
        giveBack(takenByCallers());
        while (sessions() != CALLERS) {
            Thread.sleep(20); // a server takes its time to end one
        }
    }

    private void assertNothingIsLeft() throws SQLException, InterruptedException {
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .doesNotContain(OneBehind.THREAD);
        awaitSessionsOfCallersAlone();
        assertThat(folder.toFile().list()).noneMatch(name -> name.startsWith("hotline-import"));
    }

    /** Of persons who are ranges apart. */
    private Path october() throws Exception {
        take(september());
        store.sql()
                .sql(
                        """
                        insert into person_number (kind, hash, person, since_delivery, sealing_key,
                            sealed, until_delivery)
                        select kind, cast('00000000-0000-0000-0000-000000000000' as uuid), ?,
                            since_delivery, sealing_key, sealed, since_delivery
                        from person_number where kind = 1
                        """)
                .param(FAR)
                .update();
        return deliver(
                OCTOBER,
                Extent.CHANGES,
                Stream.<Stream<DeliveryRow>>of(
                                paying("1", WANG, OCTOBER),
                                paying("2", LI, OCTOBER),
                                paying("3", TestPeople.IN_ARREARS, OCTOBER))
                        .flatMap(rows -> rows));
    }

    private void take(Path delivery, DeliveryIntake intake, Progress progress) throws Exception {
        ProblemList problems = new ProblemList(SourceLocation.whole(delivery.toString()));
        DeliveryFolder open =
                DeliveryFolder.open(delivery, AgencyTable.shipped(), problems).orElseThrow();
        intake.take(open, folder, folder.resolve("rejected"), false, progress);
    }

    @Test
    void callersKeepAllOfTheirs() throws Exception {
        Path october = october();
        awaitSessionsOfCallersAlone();
        DeliveryIntake intake = intake();
        List<Connection> callers = takenByCallers();
        try {
            take(october, intake, (_, _, _) -> {});
        } finally {
            giveBack(callers);
        }

        assertNothingIsLeft();
        assertThat(heard()).isEqualTo(OCTOBER);
    }

    @Test
    void aFaultOfWhoWritesEndsIt() throws Exception {
        Path october = october();
        endsWhereItCannotWrite(id(WANG).value(), october);
    }

    /** When nothing is left to be merged. */
    @Test
    void aFaultOfWhoWritesTheLastEndsIt() throws Exception {
        Path october = october();
        endsWhereItCannotWrite(FAR + 1, october);
    }

    private void endsWhereItCannotWrite(long person, Path october) throws Exception {
        store.sql()
                .sql(
                        "alter table record_b add constraint held check (person <> %d)"
                                .formatted(person))
                .update();
        awaitSessionsOfCallersAlone();

        assertThatThrownBy(() -> take(october))
                .isInstanceOf(RecordStoreAwayException.class)
                .rootCause()
                .hasMessageContainingAll("record_b", "held");

        assertNothingIsLeft();
        assertThat(heard()).isEqualTo(SEPTEMBER);
        store.sql().sql("alter table record_b drop constraint held").update();
        take(october);
        assertThat(heard()).isEqualTo(OCTOBER);
    }

    @Test
    void aFaultOfWhoMergesEndsItToo() throws Exception {
        Path october = october();
        awaitSessionsOfCallersAlone();

        assertThatThrownBy(() -> take(october, intake(), OwnConnectionsContract::endInTheThird))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("ends");

        assertNothingIsLeft();
        assertThat(heard()).isEqualTo(SEPTEMBER);
        take(october);
        assertThat(heard()).isEqualTo(OCTOBER);
    }

    private static void endInTheThird(String step, long done, long all) {
        if (step.equals("merge") && done == 2) {
            assertThat(all).isEqualTo(3);
            throw new IllegalStateException("ends");
        }
    }
}
