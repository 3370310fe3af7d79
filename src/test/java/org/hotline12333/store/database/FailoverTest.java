package org.hotline12333.store.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.hotline12333.cli.Told;
import org.hotline12333.doctor.Finding;
import org.hotline12333.doctor.StandbyCheck;
import org.hotline12333.identity.Origin;
import org.hotline12333.identity.PersonId;
import org.hotline12333.insurance.StoreUnderTest;
import org.hotline12333.insurance.TestPeople;
import org.hotline12333.service.Enquirer;
import org.hotline12333.store.access.Limits;
import org.hotline12333.store.access.Verdict;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The primary goes away under callers, and its standby takes over: they are verified again in time,
 * hear meanwhile within seconds that the records are away, and nothing that was told is lost.
 */
@Tag("long")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class FailoverTest {
    /** A connection and a transaction, three seconds each, and what a busy machine adds. */
    private static final Duration SILENCE_MAX = Duration.ofSeconds(8);

    private static final Duration BETWEEN = Duration.ofMillis(20);
    private static final Duration WARM = Duration.ofSeconds(3);

    @TempDir Path folder;

    private PatroniPair pair;
    private StoreSource source;
    private StoreUnderTest store;
    private PersonId person;
    private final AtomicBoolean over = new AtomicBoolean();
    private final Queue<Outcome> outcomes = new ConcurrentLinkedQueue<>();

    /** What came of one question: when it was asked and answered, in nanoseconds. */
    private record Outcome(Told told, long asked, long answered, boolean isAnswered) {
        Duration took() {
            return Duration.ofNanos(answered - asked);
        }

        boolean isOf(Question question) {
            return told.call().startsWith(question.name());
        }
    }

    private enum Question {
        VERIFIED("VERIFY_NUMBERS"),
        WRONG("VERIFY_NUMBERS"),
        PENSION("PENSION"),
        MEDICAL("MEDICAL");

        /** As the audit calls it. */
        private final String enquiry;

        Question(String enquiry) {
            this.enquiry = enquiry;
        }
    }

    @BeforeEach
    void start() {
        pair = PatroniPair.start();
        JdbcClient postgres = JdbcClient.create(pair.administered("postgres"));
        postgres.sql("create role hotline login password 'of-a-test'").update();
        postgres.sql("create database hotline owner hotline").update();
        source = StoreSource.open(address(), Optional.empty(), true);
        store =
                StoreUnderTest.loaded(source, folder.resolve("hotline.key"))
                        .with(Limits.standard().withoutThrottle());
        person = store.id(TestPeople.PAYING);
    }

    @AfterEach
    void stop() {
        over.set(true);
        if (source != null) {
            source.close();
        }
        if (pair != null) {
            pair.close();
        }
    }

    private DatabaseAddress address() {
        return new DatabaseAddress(pair.url("hotline"), "hotline", "of-a-test");
    }

    private void ask(Question question, int which) {
        Told told = new Told(question.name() + which, question.enquiry);
        Enquirer enquirer =
                new Enquirer(Origin.telephone("1391%07d".formatted(which)), told.call());
        long asked = System.nanoTime();
        boolean isAnswered = true;
        try {
            switch (question) {
                case VERIFIED ->
                        assertThat(store.numbers(TestPeople.PAYING, enquirer))
                                .isInstanceOf(Verdict.Verified.class);
                case WRONG ->
                        assertThat(store.numbers(TestPeople.stranger(which), enquirer))
                                .isInstanceOf(Verdict.Refused.class);
                case PENSION -> store.enquiries().pension(person, enquirer);
                case MEDICAL -> store.enquiries().medical(person, enquirer);
            }
        } catch (RecordStoreAwayException away) {
            assertThat(away.isOurFault()).isFalse();
            isAnswered = false;
        }
        outcomes.add(new Outcome(told, asked, System.nanoTime(), isAnswered));
    }

    private void askUntilOver(Question question) {
        for (int which = 0; !over.get(); which++) {
            ask(question, which);
            PatroniPair.pause(BETWEEN);
        }
    }

    /** Until somebody is verified who called after now. */
    private void awaitVerified() {
        long now = System.nanoTime();
        PatroniPair.await(
                () -> answered(Question.VERIFIED).stream().anyMatch(one -> one.asked() >= now));
    }

    private List<Outcome> answered(Question question) {
        return outcomes.stream().filter(one -> one.isOf(question) && one.isAnswered()).toList();
    }

    private Duration longestGap() {
        List<Outcome> verified =
                answered(Question.VERIFIED).stream()
                        .sorted(Comparator.comparingLong(Outcome::answered))
                        .toList();
        long gap = 0;
        for (int i = 1; i < verified.size(); i++) {
            gap = Math.max(gap, verified.get(i).answered() - verified.get(i - 1).answered());
        }
        return Duration.ofNanos(gap);
    }

    /** Takes the primary away under callers of all kinds. */
    private void survives(String what, Consumer<PatroniPair.Node> fault, Duration awayMax)
            throws Exception {
        List<Future<?>> callers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Question question : Question.values()) {
                callers.add(threads.submit(() -> askUntilOver(question)));
            }
            try {
                PatroniPair.pause(WARM);
                fault.accept(pair.leader());
                awaitVerified();
                PatroniPair.pause(WARM);
            } finally {
                over.set(true);
            }
        }
        for (Future<?> caller : callers) {
            caller.get();
        }
        judge(what, awayMax);
    }

    private void judge(String what, Duration awayMax) {
        List<Told> onRecord = Told.onRecord(store.sql());
        List<Outcome> answered = outcomes.stream().filter(Outcome::isAnswered).toList();
        List<Told> lost =
                answered.stream()
                        .map(Outcome::told)
                        .filter(told -> !onRecord.contains(told))
                        .toList();
        Duration longest =
                outcomes.stream().map(Outcome::took).max(Comparator.naturalOrder()).orElseThrow();
        long counted = store.sql().sql("select count(*) from lock_out").query(Long.class).single();
        System.out.printf(
                "failover: %s: verification away %.1f s; longest wait of a caller %.1f s; %d of %d"
                        + " questions answered, %d rows lost, %d counts of wrong tries%n",
                what,
                longestGap().toMillis() / 1e3,
                longest.toMillis() / 1e3,
                answered.size(),
                outcomes.size(),
                lost.size(),
                counted);

        store.trail().link();
        assertThat(lost).isEmpty();
        assertThat(onRecord).doesNotHaveDuplicates();
        assertThat(store.verify().faults()).isEmpty();
        assertThat(counted).isGreaterThanOrEqualTo(answered(Question.WRONG).size());
        assertThat(longest).isLessThan(SILENCE_MAX);
        assertThat(longestGap()).isLessThan(awayMax);
    }

    @Test
    void aLostMachine() throws Exception {
        survives("machine lost", PatroniPair.Node::lose, Duration.ofSeconds(25));
    }

    @Test
    void aFrozenMachineThatComesBackAsAPrimaryAndIsNone() throws Exception {
        survives(
                "machine frozen",
                leader -> {
                    leader.freeze();
                    awaitVerified();
                    leader.thaw();
                    PatroniPair.await(() -> leader.is("replica"));
                    assertThat(pair.leader()).isEqualTo(pair.other(leader));
                },
                Duration.ofSeconds(30));
    }

    @Test
    void aLostPostgresOfAMachineThatGoesOn() throws Exception {
        survives("PostgreSQL alone", PatroniPair.Node::losePostgres, Duration.ofSeconds(25));
    }

    @Test
    void aPlannedSwitchover() throws Exception {
        survives("planned switchover", _ -> pair.switchOver(), Duration.ofSeconds(8));
    }

    @Test
    void theDoctorNamesQuestionsToTheStandbyThatWereBrokenOff() throws Exception {
        StandbyCheck check = new StandbyCheck(address());
        assertThat(check.look()).isEqualTo(new Finding.Well("one can take over"));

        JdbcClient standby = JdbcClient.create(pair.standby("hotline"));
        standby.sql("alter system set max_standby_streaming_delay = 0").update();
        standby.sql("select pg_reload_conf()").query().singleValue();
        store.sql().sql("create table doomed (i integer)").update();
        PatroniPair.await(() ->
                standby.sql("select to_regclass('doomed') is not null")
                        .query(Boolean.class)
                        .single());
        try (Connection reading = pair.standby("hotline").getConnection()) {
            reading.setAutoCommit(false);
            reading.createStatement().execute("select * from doomed");
            store.sql().sql("drop table doomed").update();
            PatroniPair.await(() -> check.look() instanceof Finding.Wrong);
        }
        assertThat(check.look())
                .isEqualTo(
                        new Finding.Wrong(
                                "the standby has broken off questions for its recovery, 1 by now",
                                "set hot_standby_feedback on there, or ask what takes long"
                                        + " elsewhere"));
    }
}
