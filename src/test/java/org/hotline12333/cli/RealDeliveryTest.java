package org.hotline12333.cli;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.YearMonth;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.hotline12333.authoring.ProblemList;
import org.hotline12333.authoring.SourceLocation;
import org.hotline12333.identity.PersonId;
import org.hotline12333.insurance.TestPostgres;
import org.hotline12333.insurance.delivery.AgencyTable;
import org.hotline12333.insurance.delivery.DeliveryFolder;
import org.hotline12333.insurance.delivery.Extent;
import org.hotline12333.insurance.intake.DeliveryIntake;
import org.hotline12333.insurance.records.PensionRecord;
import org.hotline12333.insurance.synthetic.SyntheticDelivery;
import org.hotline12333.insurance.synthetic.SyntheticPeople;
import org.hotline12333.prompt.MandarinMoneyReader;
import org.hotline12333.simulator.asterisk.RealAsterisk;
import org.hotline12333.simulator.asterisk.SipCall;
import org.hotline12333.simulator.sip.ClipRecognizer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An agency's delivery, heard by SIP calls through a real Asterisk, before the next one comes,
 * while it comes, and after it was taken back.
 */
@Tag("real")
@Order(3)
class RealDeliveryTest {
    private static final long SEED = 12333;
    private static final YearMonth FROM = YearMonth.of(2025, 11);
    private static final YearMonth OCTOBER = YearMonth.of(2026, 10);
    private static final Duration BEAT = ofMillis(700);
    private static final Duration ANSWER = ofSeconds(26);

    @TempDir Path folder;

    private Path written(long people, YearMonth to, Extent extent) throws Exception {
        Path delivery = folder.resolve(to + "-" + extent);
        new SyntheticDelivery(SEED, people, FROM, to, extent)
                .write(delivery, StandardCharsets.UTF_8, true);
        return delivery;
    }

    private void take(HotlineUnderTest hotline, Path delivery) throws Exception {
        ProblemList problems = new ProblemList(SourceLocation.whole(delivery.toString()));
        DeliveryFolder open =
                DeliveryFolder.open(delivery, AgencyTable.shipped(), problems).orElseThrow();
        DeliveryIntake intake = hotline.store().deliveryIntake();
        assertThat(intake.take(open, folder, folder.resolve("rejected"), false, (_, _, _) -> {}))
                .isInstanceOf(DeliveryIntake.Outcome.Taken.class);
    }

    /** Somebody who pays, and can be asked for in both months. */
    private static SyntheticPeople.Numbers somebody(HotlineUnderTest hotline, long people) {
        return LongStream.range(0, people)
                .mapToObj(index -> SyntheticPeople.numbers(SEED, OCTOBER, index))
                .filter(numbers -> pension(hotline, numbers) instanceof PensionRecord.Account)
                .findFirst()
                .orElseThrow();
    }

    private static PensionRecord pension(
            HotlineUnderTest hotline, SyntheticPeople.Numbers numbers) {
        return hotline.records().pension(person(hotline, numbers), HotlineUnderTest.TESTER);
    }

    private static PersonId person(HotlineUnderTest hotline, SyntheticPeople.Numbers numbers) {
        return hotline.person(numbers.idNumber().reveal(), numbers.socialSecurityNumber().reveal());
    }

    private static SipCall dial(RealAsterisk asterisk, SyntheticPeople.Numbers numbers) {
        return SipCall.dial(asterisk)
                .after(BEAT)
                .keys("1")
                .after(BEAT)
                .keys("1")
                .after(BEAT)
                .keys(numbers.idNumber().reveal().replace('X', '*'))
                .after(BEAT)
                .keys(numbers.socialSecurityNumber().reveal() + "#")
                .after(BEAT)
                .keys("1");
    }

    private static SipCall passing(SipCall call, int tens) {
        SipCall passing = call;
        for (int i = 0; i < tens; i++) {
            passing = passing.keys("9").after(ofSeconds(10));
        }
        return passing;
    }

    private static SipCall.Ended once(
            RealAsterisk asterisk, ClipRecognizer ear, SyntheticPeople.Numbers somebody) {
        return dial(asterisk, somebody)
                .hangUpAfter(ANSWER)
                .heardBy(ear)
                .limit(ofMinutes(2))
                .place();
    }

    /** What was said, without punctuation. */
    private static String words(HotlineUnderTest hotline, SipCall.Ended call) {
        return hotline.words("zh", "", call.heard().clips()).replaceAll("[，。、]", "");
    }

    private static long balance(String told) {
        assertThat(told).containsPattern("养老保险个人账户余额为?\\S+?累计缴费");
        return MandarinMoneyReader.fen(told.replaceFirst("^.*养老保险个人账户余额为?(\\S+?)累计缴费.*$", "$1"));
    }

    @Test
    void isHeardBeforeTheNextWhileItComesAndAfterItWasTakenBack() throws Exception {
        assumeAsterisk();
        try (HotlineUnderTest hotline = HotlineUnderTest.start(folder.resolve("data"))) {
            isHeard(hotline, 300, 0);
        }
    }

    @Test
    @Tag("long")
    void isHeardOfAMillionOnPostgres() throws Exception {
        assumeAsterisk();
        try (TestPostgres server = TestPostgres.start();
                HotlineUnderTest hotline =
                        HotlineUnderTest.startOn(server, folder.resolve("data"))) {
            isHeard(hotline, 1_000_000, 12);
        }
    }

    @Test
    @Tag("long")
    void isHeardOfAHundredThousandOnH2() throws Exception {
        assumeAsterisk();
        try (HotlineUnderTest hotline = HotlineUnderTest.start(folder.resolve("data"))) {
            isHeard(hotline, 100_000, 6);
        }
    }

    private static void assumeAsterisk() {
        Optional<String> missing = RealAsterisk.missing();
        missing.ifPresent(why -> System.out.println("real calls are skipped: " + why));
        assumeTrue(missing.isEmpty(), () -> missing.orElse(""));
    }

    /**
     * With so many times of ten seconds, in which the caller hears the menu again, for an intake.
     */
    private void isHeard(HotlineUnderTest hotline, long people, int tens) throws Exception {
        take(hotline, written(people, OCTOBER, Extent.COMPLETE));
        Path next = written(people, OCTOBER.plusMonths(1), Extent.CHANGES);
        SyntheticPeople.Numbers somebody = somebody(hotline, people);
        long october = ((PensionRecord.Account) pension(hotline, somebody)).balance();
        int asked = hotline.audited("PENSION");
        try (RealAsterisk asterisk = RealAsterisk.start(Path.of("prompts"), hotline.port(), 1)) {
            ClipRecognizer ear = new ClipRecognizer(Path.of("prompts"), hotline.clips());
            CompletableFuture<SipCall.Ended> over =
                    CompletableFuture.supplyAsync(() ->
                            passing(dial(asterisk, somebody).after(ANSWER), tens)
                                    .keys("1")
                                    .hangUpAfter(ANSWER)
                                    .heardBy(ear)
                                    .limit(ofMinutes(4))
                                    .place());
            // the first answer is being told, or has been
            hotline.awaitAudited("PENSION", asked + 1);
            take(hotline, next);
            String told = words(hotline, over.join());
            int again = told.lastIndexOf("养老保险个人账户余额");
            assertThat(again).as(told).isPositive();

            assertThat(balance(told.substring(0, again))).isEqualTo(october);
            assertThat(told.substring(0, again)).contains("以上数据更新至二零二六年十月");
            long november = ((PensionRecord.Account) pension(hotline, somebody)).balance();
            assertThat(november).isNotEqualTo(october);
            assertThat(balance(told.substring(again))).isEqualTo(november);
            assertThat(told.substring(again)).contains("以上数据更新至二零二六年十一月");

            hotline.store().deliveryIntake().undo();
            Thread.sleep(ofSeconds(1)); // so long a server remembers what callers hear
            String back = words(hotline, once(asterisk, ear, somebody));
            assertThat(balance(back)).isEqualTo(october);
            assertThat(back).contains("以上数据更新至二零二六年十月");

            hotline.store().deliveryIntake().undo();
            Thread.sleep(ofSeconds(1));
            assertThat(((PensionRecord.Account) pension(hotline, somebody)).balance())
                    .isEqualTo(november);
        }
    }
}
