package org.hotline12333.simulator.testbed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;
import org.hotline12333.channel.CallFacts;
import org.hotline12333.dialog.Texts;
import org.hotline12333.dialog.check.Dialplans;
import org.hotline12333.dialog.check.ShippedDialplanTest;
import org.hotline12333.insurance.RecordStore;
import org.hotline12333.insurance.SettableClock;
import org.hotline12333.insurance.delivery.AccountRow;
import org.hotline12333.insurance.delivery.DeliveryRow;
import org.hotline12333.insurance.delivery.EnrolmentRow;
import org.hotline12333.insurance.delivery.Extent;
import org.hotline12333.insurance.delivery.PersonRow;
import org.hotline12333.insurance.intake.DeliveryImport;
import org.hotline12333.insurance.intake.ImportOrder;
import org.hotline12333.insurance.records.Insurance;
import org.hotline12333.insurance.records.Scheme;
import org.hotline12333.insurance.records.Status;
import org.hotline12333.insurance.synthetic.SyntheticDelivery;
import org.hotline12333.insurance.synthetic.SyntheticPeople;
import org.hotline12333.interpreter.Release;
import org.hotline12333.prompt.Language;
import org.hotline12333.prompt.Prompts;
import org.hotline12333.services.Services;
import org.hotline12333.simulator.line.Act;
import org.hotline12333.simulator.line.Caller;
import org.hotline12333.simulator.line.Exchange;
import org.hotline12333.simulator.line.ScriptedCaller;
import org.hotline12333.simulator.line.SimulatedChannel;
import org.hotline12333.store.access.Limits;
import org.hotline12333.topic.ShippedTopics;
import org.hotline12333.value.Value;
import org.hotline12333.wiring.CallWiring;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** A delivery is switched and taken back in the middle of a call, which goes on. */
class DeliveryInCallTest {
    private static final long SEED = 12333;
    private static final int PEOPLE = 200;
    private static final YearMonth FROM = YearMonth.of(2026, 1);
    private static final YearMonth OCTOBER = YearMonth.of(2026, 10);
    private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);

    /** The caller's turns before: language, menu, ID number, social security number. */
    private static final int FIRST_ENQUIRY = 5;

    @TempDir Path folder;

    private final SettableClock clock = new SettableClock();
    private final JdbcConnectionPool database =
            JdbcConnectionPool.create(
                    "jdbc:h2:mem:"
                            + UUID.randomUUID()
                            + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH",
                    "hotline",
                    "");
    private Prompts prompts;
    private RecordStore records;

    @BeforeEach
    void open() throws Exception {
        Flyway.configure().dataSource(database).load().migrate();
        prompts = Prompts.load(Path.of("prompts"));
        records =
                RecordStore.open(
                        database,
                        folder.resolve("hotline.key"),
                        Limits.standard().withoutThrottle(),
                        clock);
    }

    @AfterEach
    void close() {
        database.dispose();
    }

    private void order(Optional<Path> delivery) throws Exception {
        new DeliveryImport(records.deliveryIntake(), _ -> {}, () -> false)
                .carryOut(new ImportOrder(delivery, Optional.empty(), Optional.empty(), false));
        clock.pass(Duration.ofSeconds(2));
    }

    private void deliver(YearMonth to, Extent extent) throws Exception {
        Path delivery = folder.resolve(to.toString());
        new SyntheticDelivery(SEED, PEOPLE, FROM, to, extent).write(delivery, UTF_8, false);
        order(Optional.of(delivery));
    }

    private static List<DeliveryRow> told(long index, YearMonth to) {
        List<DeliveryRow> rows = new ArrayList<>();
        new SyntheticPeople(SEED, FROM, to).tell(index, rows::add);
        return rows;
    }

    /** The balance of a pension, where that is all there is to tell of it. */
    private static Optional<Long> balance(long index, YearMonth to) {
        List<DeliveryRow> rows = told(index, to);
        boolean pays =
                rows.stream()
                                .anyMatch(row ->
                                        row instanceof EnrolmentRow enrolled
                                                && enrolled.kind().insurance() == Insurance.PENSION
                                                && enrolled.kind().scheme() == Scheme.EMPLOYEE
                                                && enrolled.status() == Status.PAYING)
                        && rows.stream()
                                .noneMatch(row ->
                                        row instanceof PersonRow person
                                                && (person.retired() || person.died().isPresent()));
        return rows.stream()
                .filter(row ->
                        pays
                                && row instanceof AccountRow account
                                && account.kind().insurance() == Insurance.PENSION)
                .map(row -> ((AccountRow) row).balance())
                .findFirst();
    }

    private String spoken(long fen) {
        Language language = new Language("zh");
        return prompts.say(language, new Value.Money(fen)).clips().stream()
                .map(clip -> Objects.requireNonNull(prompts.clips(language).get(clip)).words())
                .collect(Collectors.joining());
    }

    @Test
    void eachFigureIsToldWithItsOwnMonth() throws Exception {
        deliver(OCTOBER, Extent.COMPLETE);
        long index =
                LongStream.range(0, PEOPLE)
                        .filter(each ->
                                balance(each, OCTOBER).isPresent()
                                        && balance(each, NOVEMBER).isPresent()
                                        && !balance(each, OCTOBER).equals(balance(each, NOVEMBER)))
                        .findFirst()
                        .orElseThrow();

        String[] told =
                call(index, () -> deliver(NOVEMBER, Extent.CHANGES), () -> order(Optional.empty()))
                        .split("以上数据更新至");

        assertThat(told).hasSize(4);
        assertThat(told[0]).contains(spoken(balance(index, OCTOBER).orElseThrow()));
        assertThat(told[1])
                .startsWith("二零二六年十月")
                .contains(spoken(balance(index, NOVEMBER).orElseThrow()));
        assertThat(told[2])
                .startsWith("二零二六年十一月")
                .contains(spoken(balance(index, OCTOBER).orElseThrow()));
        assertThat(told[3]).startsWith("二零二六年十月");
    }

    /** What is heard by somebody who asks three times, and between what happens. */
    private String call(long index, Executable second, Executable third) throws Exception {
        SyntheticPeople.Numbers numbers = SyntheticPeople.numbers(SEED, OCTOBER, index);
        ScriptedCaller script =
                new ScriptedCaller()
                        .answers("1")
                        .answers("1")
                        .answers(numbers.idNumber().reveal().replace('X', '*'))
                        .answers(numbers.socialSecurityNumber().reveal() + "#")
                        .answers("1")
                        .answers("1")
                        .answers("1");
        int[] turns = {0};
        Caller caller =
                moment -> {
                    List<Act> acts = script.at(moment);
                    turns[0] += acts.isEmpty() ? 0 : 1;
                    try {
                        if (!acts.isEmpty() && turns[0] == FIRST_ENQUIRY + 1) {
                            second.execute();
                        } else if (!acts.isEmpty() && turns[0] == FIRST_ENQUIRY + 2) {
                            third.execute();
                        }
                    } catch (Throwable fault) {
                        throw new IllegalStateException(fault);
                    }
                    return acts;
                };
        SimulatedChannel channel =
                new SimulatedChannel(
                        Exchange.of(new CallFacts("1790000000.1", "13900000001", "12333")),
                        caller,
                        prompts::length);
        Release release =
                new Release(
                        prompts,
                        Dialplans.load(
                                Path.of("dialplans/hotline"),
                                ShippedTopics.read(prompts),
                                Services.contracts(),
                                ShippedDialplanTest.HOURS,
                                Texts.of(prompts)));
        CallWiring.of(() -> release, records, (_, _) -> true, clock, clock).runner().run(channel);
        return new TestCall(channel.played(), channel.ending(), channel.clock(), script, prompts)
                .words();
    }
}
