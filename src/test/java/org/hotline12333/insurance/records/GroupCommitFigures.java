package org.hotline12333.insurance.records;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.hotline12333.identity.PersonId;
import org.hotline12333.insurance.StoreUnderTest;
import org.hotline12333.insurance.TestPeople;
import org.hotline12333.insurance.shelf.Shelves;
import org.hotline12333.service.Enquirer;
import org.hotline12333.store.audit.Audit;
import org.hotline12333.store.database.CommitsOnDisk;
import org.hotline12333.store.database.Database;
import org.hotline12333.store.database.DatabaseAddress;
import org.hotline12333.store.database.StoreSource;
import org.hotline12333.store.sealing.Keyring;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What an enquiry costs at a rate, by how its audit row is committed: prints, and judges nothing.
 * The floor is the bare insert and commit of one row. All in one run, in turn.
 */
@Tag("long")
class GroupCommitFigures {
    private static final int[] RATES = {50, 400, 1_000};
    private static final Duration WARM_UP = Duration.ofSeconds(2);
    private static final Duration MEASURED =
            Duration.ofSeconds(Integer.getInteger("figures.seconds", 8));
    private static final Duration AWAY = Duration.ofSeconds(30);

    /** As long as a row of the audit. */
    private static final String ROW = "r".repeat(250);

    @TempDir Path folder;

    private final Enquirer caller = StoreUnderTest.calling(StoreUnderTest.MOBILE);

    private record Way(String name, Runnable enquiry) {}

    private static long ours() {
        var system =
                (com.sun.management.OperatingSystemMXBean)
                        ManagementFactory.getOperatingSystemMXBean();
        return system.getProcessCpuTime();
    }

    @Test
    void onH2() {
        Path file = folder.resolve("store");
        var address =
                new DatabaseAddress(
                        "jdbc:h2:file:"
                                + file
                                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE"
                                + ";DEFAULT_NULL_ORDERING=HIGH;RETENTION_TIME=5000",
                        "hotline",
                        "");
        measure("H2", address, GroupCommitFigures::ours);
    }

    @Test
    void onPostgres() throws IOException {
        try (EmbeddedPostgres server =
                EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .start()) {
            var address =
                    new DatabaseAddress(server.getJdbcUrl("postgres", "postgres"), "postgres", "");
            String data =
                    org.springframework.jdbc.core.simple.JdbcClient.create(
                                    server.getPostgresDatabase())
                            .sql("show data_directory")
                            .query(String.class)
                            .single();
            long pid =
                    Long.parseLong(
                            Files.readAllLines(Path.of(data, "postmaster.pid")).getFirst().strip());
            measure("PostgreSQL", address, () -> ours() + theirs(pid));
        }
    }

    private static long theirs(long postmaster) {
        return ProcessHandle.of(postmaster)
                .map(head -> Stream.concat(Stream.of(head), head.descendants()))
                .orElse(Stream.empty())
                .flatMap(process -> process.info().totalCpuDuration().stream())
                .mapToLong(Duration::toNanos)
                .sum();
    }

    private void measure(String name, DatabaseAddress address, LongSupplier cpu) {
        try (StoreSource source = StoreSource.open(address, Optional.empty(), true)) {
            StoreUnderTest store = StoreUnderTest.loaded(source, folder.resolve(name + ".key"));
            Database database = Database.of(source);
            Audit audit =
                    new Audit(
                            database,
                            Keyring.open(source, store.keyFile(), store.clock()),
                            store.clock());
            PersonId person = store.id(TestPeople.RETIRED);
            Way together = new Way("together", () -> store.enquiries().pension(person, caller));
            List<Way> ways =
                    List.of(
                            new Way("bare", bare(database)),
                            new Way("each alone", alone(store, database, audit, person)),
                            together);
            System.out.printf(
                    "%-10s %6s %-11s %10s %8s %8s %8s %8s%n",
                    name, "rate", "way", "us CPU", "p50 ms", "p99 ms", "failed", "rows");
            for (int rate : RATES) {
                for (Way way : ways) {
                    at(rate, way, WARM_UP, cpu);
                    System.out.printf(
                            "%-10s %6d %-11s %s%n",
                            name, rate, way.name(), at(rate, way, MEASURED, cpu));
                }
            }
            audit.close();
        }
    }

    /** One row with nothing around it. */
    private static Runnable bare(Database database) {
        database.jdbc()
                .execute(
                        "create table bare (id bigint generated by default as identity primary"
                                + " key, words varchar(300))");
        var alone = new TransactionTemplate(CommitsOnDisk.of(database.source()));
        return () ->
                alone.executeWithoutResult(
                        _ -> database.jdbc().update("insert into bare (words) values (?)", ROW));
    }

    /** The same record, with a commit for each row. */
    private Runnable alone(StoreUnderTest store, Database database, Audit audit, PersonId person) {
        var one = new TransactionTemplate(CommitsOnDisk.of(database.source()));
        Keyring keys = Keyring.open(store.source(), store.keyFile(), store.clock());
        Shelves shelves = new Shelves(database, keys, store.clock());
        return () ->
                one.executeWithoutResult(_ -> {
                    Objects.requireNonNull(
                            PensionRecord.of(shelves.of(person), Enquiries.NO_CALENDAR));
                    audit.write(
                            new Audit.Entry(
                                    Optional.of(person), caller, new Audit.Enquiry("PENSION"), ""),
                            Audit.ANSWERED);
                });
    }

    /** So many a second, whatever becomes of the others; each counts from when it was due. */
    private static String at(int rate, Way way, Duration time, LongSupplier cpu) {
        int all = (int) (rate * time.toSeconds());
        long[] took = new long[all];
        AtomicInteger failed = new AtomicInteger();
        Semaphore done = new Semaphore(0);
        long before = cpu.getAsLong();
        long start = System.nanoTime();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < all; i++) {
                int each = i;
                long due = start + i * Duration.ofSeconds(1).toNanos() / rate;
                while (System.nanoTime() - due < 0) {
                    LockSupport.parkNanos(due - System.nanoTime());
                }
                threads.execute(() -> {
                    try {
                        way.enquiry().run();
                    } catch (RuntimeException _) {
                        failed.incrementAndGet();
                    } finally {
                        took[each] = System.nanoTime() - due;
                        done.release();
                    }
                });
            }
            done.tryAcquire(all, AWAY.toSeconds(), java.util.concurrent.TimeUnit.SECONDS);
        } catch (InterruptedException fault) {
            throw new IllegalStateException(fault);
        }
        long spent = cpu.getAsLong() - before;
        Arrays.sort(took);
        return "%10.0f %8.1f %8.1f %8d %8d"
                .formatted(
                        spent / 1e3 / all,
                        took[all / 2] / 1e6,
                        took[all * 99 / 100] / 1e6,
                        failed.get(),
                        all);
    }
}
