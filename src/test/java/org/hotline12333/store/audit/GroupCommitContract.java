package org.hotline12333.store.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.hotline12333.identity.Origin;
import org.hotline12333.insurance.StoreUnderTest;
import org.hotline12333.service.Enquirer;
import org.hotline12333.store.audit.Audit.Enquiry;
import org.hotline12333.store.audit.Audit.Entry;
import org.hotline12333.store.database.Database;
import org.hotline12333.store.database.RecordStoreAwayException;
import org.hotline12333.store.sealing.Keyring;
import org.junit.jupiter.api.Test;

/** Rows of those who wait are committed together, and then told, or none of them is. */
public interface GroupCommitContract {
    int CALLERS = 200;

    StoreUnderTest fresh();

    private Audit audit(CommitSource.Commit commit, GroupCommit.Pause pause) {
        return new Audit(
                Database.of(new CommitSource(fresh().source(), commit)),
                Keyring.open(fresh().source(), fresh().keyFile(), fresh().clock()),
                fresh().clock(),
                pause);
    }

    private static Entry entry(String session, String detail) {
        return new Entry(
                Optional.empty(),
                new Enquirer(Origin.telephone(StoreUnderTest.MOBILE), session),
                new Enquiry("PENSION"),
                detail);
    }

    private long rows(String session) {
        return fresh().sql()
                .sql("select count(*) from enquiry_audit where call_id = ?")
                .param(session)
                .query(Long.class)
                .single();
    }

    /**
     * At one instant, for the clock stands; each in a thread of its own, which looks whether its
     * row is there when it is told.
     */
    private List<Future<Long>> atOnce(Audit audit, int callers, ExecutorService threads) {
        List<Future<Long>> told = new ArrayList<>();
        for (int i = 0; i < callers; i++) {
            String session = "call " + i;
            told.add(
                    threads.submit(() -> {
                        audit.commit(entry(session, ""), Audit.ANSWERED);
                        return rows(session);
                    }));
        }
        return told;
    }

    @Test
    default void tellsManyAtOnceInFewerCommitsEachAfterItsRowIsThere() throws Exception {
        AtomicInteger commits = new AtomicInteger();
        Audit audit =
                audit(
                        real -> {
                            real.commit();
                            commits.incrementAndGet();
                        },
                        GroupCommit.Pause.REAL);
        try (audit;
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Long> told : atOnce(audit, CALLERS, threads)) {
                assertThat(told.get()).isEqualTo(1);
            }
        }

        assertThat(commits).hasValueLessThan(CALLERS / 2);
        assertThat(fresh().trail().link()).isEqualTo(CALLERS);
        assertThat(fresh().verify().isWhole()).isTrue();
    }

    @Test
    default void aRowThatCannotBeWrittenFailsItsGroupAndNoOther() throws Exception {
        GroupTime time = new GroupTime();
        try (Audit audit = audit(Connection::commit, time)) {
            for (int i = 0; i < GroupCommit.MANY; i++) {
                audit.commit(entry("before", ""), Audit.ANSWERED);
            }
            time.hold();
            List<Future<?>> group = new ArrayList<>();
            for (String detail : List.of("2026-09", "a detail of more than its column has", "")) {
                group.add(waiting(() -> audit.commit(entry("of it", detail), Audit.ANSWERED)));
            }
            time.letGo();
            for (Future<?> caller : group) {
                assertThatExceptionOfType(ExecutionException.class)
                        .isThrownBy(caller::get)
                        .withCauseInstanceOf(RecordStoreAwayException.class);
            }
            audit.commit(entry("after", ""), Audit.ANSWERED);
        }

        assertThat(rows("before")).isEqualTo(GroupCommit.MANY);
        assertThat(rows("of it")).isZero();
        assertThat(rows("after")).isEqualTo(1);
    }

    /** A caller who already waits. */
    private static Future<?> waiting(Runnable work) {
        FutureTask<?> task = new FutureTask<>(work, true);
        Thread thread = Thread.ofPlatform().start(task);
        while (thread.getState() != Thread.State.TIMED_WAITING && thread.isAlive()) {
            Thread.onSpinWait();
        }
        return task;
    }

    /** Whether it was made, nobody knows: the rows may be there, and nobody is told. */
    @Test
    default void tellsNobodyWhoseCommitIsNotAnswered() throws InterruptedException {
        Audit audit =
                audit(
                        real -> {
                            real.commit();
                            throw new SQLException("the answer is lost", "08006");
                        },
                        GroupCommit.Pause.REAL);
        try (audit;
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Long> caller : atOnce(audit, CALLERS, threads)) {
                assertThatExceptionOfType(ExecutionException.class)
                        .isThrownBy(caller::get)
                        .withCauseInstanceOf(RecordStoreAwayException.class);
            }
        }
        assertThat(fresh().auditIds()).hasSize(CALLERS);
    }
}
