package org.hotline12333.insurance.intake;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.hotline12333.authoring.ProblemList;
import org.hotline12333.authoring.SourceLocation;
import org.hotline12333.insurance.RecordStore;
import org.hotline12333.insurance.delivery.AgencyTable;
import org.hotline12333.insurance.delivery.DeliveryFolder;
import org.hotline12333.insurance.delivery.Extent;
import org.hotline12333.insurance.synthetic.SyntheticDelivery;
import org.hotline12333.store.access.Limits;
import org.hotline12333.store.database.DatabaseAddress;
import org.hotline12333.store.database.StoreSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What deliveries of made-up people cost: all of them to May, the changes of June, those of July,
 * in which most contributions change, and those of August while callers ask. Each beside what the
 * database alone takes for as many rows. Prints, and judges nothing.
 */
@Tag("long")
class IntakeFigures {
    private static final long PEOPLE = Long.getLong("figures.people", 20_000);
    private static final int MONTHS = Integer.getInteger("figures.months", 12);
    private static final YearMonth MAY = YearMonth.of(2026, 5);

    @TempDir Path temp;
    private Path deliveries = Path.of("");

    @BeforeEach
    void keep() {
        String kept = System.getProperty("figures.folder", "");
        deliveries = kept.isEmpty() ? temp : Path.of(kept);
    }

    /** The delivery of so many months later, written unless it was kept. */
    private Path folder(int month) throws Exception {
        Path to = deliveries.resolve("delivery-" + MAY.plusMonths(month));
        if (!Files.exists(to)) {
            long begin = System.nanoTime();
            new SyntheticDelivery(
                            1,
                            PEOPLE,
                            MAY.minusMonths(MONTHS - 1L),
                            MAY.plusMonths(month),
                            month == 0 ? Extent.COMPLETE : Extent.CHANGES)
                    .write(to, Charset.forName("GB18030"), true);
            say(
                    "%s is written in %.1f s"
                            .formatted(to.getFileName(), (System.nanoTime() - begin) / 1e9));
        }
        return to;
    }

    @Test
    void onH2() throws Exception {
        Path file = temp.resolve("store");
        var address =
                new DatabaseAddress(
                        "jdbc:h2:file:"
                                + file
                                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE"
                                + ";DEFAULT_NULL_ORDERING=HIGH;RETENTION_TIME=5000",
                        "hotline",
                        "");
        measure("H2", address, Cpu.ours());
        say("H2's file: %,d MB, closed".formatted(Files.size(Path.of(file + ".mv.db")) >> 20));
    }

    @Test
    void onPostgres() throws Exception {
        withPostgres((address, cpu) -> measure("PostgreSQL", address, cpu));
    }

    /** Of as many people as fit, whose later months would take too long. */
    @Test
    void lookUpsOnPostgres() throws Exception {
        withPostgres((address, cpu) -> {
            try (StoreSource source = StoreSource.open(address, Optional.empty(), true)) {
                Floor floor = new Floor(source, true, cpu);
                RecordStore store = opened(source, "PostgreSQL");
                floor.contributions(folder(0));
                take(store, 0, floor, cpu);
                floor.shelf();
                lookUps(source, "PostgreSQL");
                say("  heap: never more than %,d MB".formatted(peak()));
            }
        });
    }

    /** Of as many people as may be: what heap they take, whatever the disk does. */
    @Test
    void memoryOnPostgres() throws Exception {
        withPostgres(
                "off",
                (address, cpu) -> {
                    try (StoreSource source = StoreSource.open(address, Optional.empty(), true)) {
                        RecordStore store = opened(source, "PostgreSQL");
                        say("%,d people, heap of %,d MB".formatted(PEOPLE, heap()));
                        take(store, 0, new Floor(source, true, cpu), cpu);
                        say("  heap: never more than %,d MB".formatted(peak()));
                    }
                });
    }

    private interface Measurement {
        void on(DatabaseAddress address, Cpu cpu) throws Exception;
    }

    private static void withPostgres(Measurement measurement) throws Exception {
        withPostgres("on", measurement);
    }

    private static void withPostgres(String fsync, Measurement measurement) throws Exception {
        try (EmbeddedPostgres server =
                EmbeddedPostgres.builder()
                        .setServerConfig("fsync", fsync)
                        .setServerConfig("synchronous_commit", "on")
                        .setServerConfig("max_wal_size", "4GB")
                        .start()) {
            Path data =
                    Path.of(
                            JdbcClient.create(server.getPostgresDatabase())
                                    .sql("show data_directory")
                                    .query(String.class)
                                    .single());
            measurement.on(
                    new DatabaseAddress(
                            server.getJdbcUrl("postgres", "postgres")
                                    + "&socketTimeout=0", // a floor of millions is vacuumed
                            "postgres",
                            ""),
                    Cpu.of(Files.readAllLines(data.resolve("postmaster.pid")).getFirst().strip()));
        }
    }

    private void measure(String name, DatabaseAddress address, Cpu cpu) throws Exception {
        say("%n%s, %,d people, %d months, heap of %,d MB".formatted(name, PEOPLE, MONTHS, heap()));
        try (StoreSource source = StoreSource.open(address, Optional.empty(), true)) {
            RecordStore store = opened(source, name);
            Floor floor = new Floor(source, address.isServer(), cpu);
            floor.contributions(folder(0));
            take(store, 0, floor, cpu);
            floor.shelf();
            take(store, 1, floor, cpu);
            take(store, 2, floor, cpu);
            floor.bytesAPerson();
            lookUps(source, name);
            switches(store);
            try (StoreSource callers = StoreSource.open(address, Optional.empty(), false);
                    Asking asking = Asking.begin(reopened(callers, name), PEOPLE)) {
                take(store, 3, floor, cpu);
                say("  meanwhile %s".formatted(asking.end()));
            }
            say("  heap: never more than %,d MB".formatted(peak()));
        }
    }

    private void lookUps(StoreSource source, String name) throws Exception {
        for (int i = 0; i < 3; i++) {
            new LookUps(source, temp.resolve(name + ".key"), PEOPLE).measure();
        }
    }

    private RecordStore opened(StoreSource source, String name) {
        Flyway.configure().dataSource(source).load().migrate();
        return RecordStore.open(
                source, temp.resolve(name + ".key"), Limits.standard(), InstantSource.system());
    }

    /** For callers, who have connections of their own. */
    private RecordStore reopened(StoreSource source, String name) {
        return RecordStore.reopen(
                source, temp.resolve(name + ".key"), Limits.standard(), InstantSource.system());
    }

    private static void switches(RecordStore store) throws Exception {
        StringBuilder times = new StringBuilder();
        for (int i = 0; i < 6; i++) {
            long begin = System.nanoTime();
            store.deliveryIntake().undo();
            times.append(" %.1f".formatted((System.nanoTime() - begin) / 1e6));
        }
        say("  undo and switch in turn, ms:%s".formatted(times));
    }

    private void take(RecordStore store, int month, Floor floor, Cpu cpu) throws Exception {
        Path folder = folder(month);
        ProblemList problems = new ProblemList(SourceLocation.whole(folder.toString()));
        DeliveryFolder open =
                DeliveryFolder.open(folder, AgencyTable.shipped(), problems).orElseThrow();
        MergeTime merging = new MergeTime(cpu);
        Took whole = Took.begin(cpu);
        var taken =
                (DeliveryIntake.Outcome.Taken)
                        store.deliveryIntake()
                                .take(open, temp, temp.resolve("rejected"), false, merging);
        whole.end(open.manifest().files().stream().mapToLong(file -> file.rows()).sum());
        merging.took.end(taken.report().people());
        say("  %s: rows %s".formatted(folder.getFileName(), whole));
        if (month == 0) {
            say("    %s".formatted(whole.beside(floor.rows())));
            say("    merge %s".formatted(merging.took));
        } else {
            say("    merge %s; %s".formatted(merging.took, merging.took.beside(floor.records())));
        }
    }

    /** Of the merge alone. */
    private static final class MergeTime implements Progress {
        private final Took took;

        MergeTime(Cpu cpu) {
            took = Took.begin(cpu);
        }

        @Override
        public void at(String step, long done, long all) {
            if (step.equals("merge")) {
                if (done == 0) {
                    took.again();
                } else if (done == all) {
                    took.stop();
                }
            }
        }
    }

    private static long heap() {
        return Runtime.getRuntime().maxMemory() >> 20;
    }

    private static long peak() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(pool -> pool.getType() == MemoryType.HEAP)
                        .map(MemoryPoolMXBean::getPeakUsage)
                        .mapToLong(usage -> usage.getUsed())
                        .sum()
                >> 20;
    }

    static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
