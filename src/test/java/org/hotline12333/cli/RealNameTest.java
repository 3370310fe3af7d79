package org.hotline12333.cli;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.hotline12333.authoring.ProblemList;
import org.hotline12333.authoring.SourceLocation;
import org.hotline12333.insurance.delivery.AgencyTable;
import org.hotline12333.insurance.delivery.DeliveryFolder;
import org.hotline12333.insurance.delivery.Extent;
import org.hotline12333.insurance.intake.DeliveryIntake;
import org.hotline12333.insurance.records.Employer;
import org.hotline12333.insurance.synthetic.SyntheticDelivery;
import org.hotline12333.insurance.synthetic.SyntheticPeople;
import org.hotline12333.simulator.asterisk.RealAsterisk;
import org.hotline12333.simulator.asterisk.SipCall;
import org.hotline12333.simulator.sip.ClipRecognizer;
import org.hotline12333.store.name.SpokenNames;
import org.hotline12333.value.NameId;
import org.hotline12333.value.Sound;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names that a delivery brought, heard by SIP calls through a real Asterisk. */
@Tag("real")
@Order(9)
class RealNameTest {
    private static final long SEED = 12333;
    private static final long PEOPLE = 60;
    private static final YearMonth OCTOBER = YearMonth.of(2026, 10);
    private static final Duration BEAT = ofSeconds(1);
    private static final Duration ANSWER = ofSeconds(26);
    private static final Duration RENDERED_MAX = ofMinutes(2);

    @TempDir Path folder;

    @Test
    void anEmployerOfADeliveryIsHeardAndOneWithoutASoundIsLeftOut() throws Exception {
        Optional<String> missing = RealAsterisk.missing();
        missing.ifPresent(why -> System.out.println("real names are skipped: " + why));
        assumeTrue(missing.isEmpty(), () -> missing.orElse(""));
        try (HotlineUnderTest hotline = HotlineUnderTest.start(folder.resolve("data"))) {
            try (RealAsterisk asterisk =
                    RealAsterisk.start(Path.of("prompts"), hotline.port(), 1)) {
                ClipRecognizer ear = new ClipRecognizer(Path.of("prompts"), hotline.clips());

                SipCall.Ended unnamed =
                        call(asterisk, ear, "99000019850615007*", "1000000023#", "135790");
                take(hotline);
                Person person = somebody(hotline);
                SipCall.Ended named =
                        call(
                                asterisk,
                                ear,
                                person.numbers().idNumber().reveal().replace('X', '*'),
                                person.numbers().socialSecurityNumber().reveal() + "#");

                assertThat(unnamed.heard().clips())
                        .contains("zh/pension-account-1", "zh/data-date-1")
                        .doesNotContain("zh/employer-named-1");
                assertThat(named.heard().clips())
                        .containsSubsequence(
                                "zh/pension-account-1", "zh/employer-named-1", "zh/data-date-1");
                assertThat(Speaking.playedBack(named, sound(hotline, person.employer())))
                        .isGreaterThan(0.95);
            }
        }
    }

    private void take(HotlineUnderTest hotline) throws Exception {
        Path delivery = folder.resolve("delivery");
        new SyntheticDelivery(SEED, PEOPLE, OCTOBER.minusMonths(11), OCTOBER, Extent.COMPLETE)
                .write(delivery, StandardCharsets.UTF_8, true);
        ProblemList problems = new ProblemList(SourceLocation.whole(delivery.toString()));
        DeliveryFolder open =
                DeliveryFolder.open(delivery, AgencyTable.shipped(), problems).orElseThrow();
        DeliveryIntake intake = hotline.store().deliveryIntake();
        intake.take(open, folder, folder.resolve("rejected"), false, (_, _, _) -> {});
        SpokenNames names = hotline.store().sounds().names();
        Instant end = Instant.now().plus(RENDERED_MAX);
        while (names.waiting() > 0 && Instant.now().isBefore(end)) {
            Thread.sleep(ofMillis(500));
        }
        assertThat(names.waiting()).isZero();
    }

    private record Person(SyntheticPeople.Numbers numbers, String employer) {}

    private static Person somebody(HotlineUnderTest hotline) {
        return LongStream.range(0, PEOPLE)
                .mapToObj(index -> SyntheticPeople.numbers(SEED, OCTOBER, index))
                .flatMap(numbers ->
                        hotline.store().recordOf(numbers.idNumber(), "a test").stream()
                                .filter(records ->
                                        records.accounts().size() > 1
                                                && records.pensionDetails().isEmpty())
                                .flatMap(records -> records.employer().stream())
                                .map(Employer::name)
                                .map(name -> new Person(numbers, name)))
                .findFirst()
                .orElseThrow();
    }

    private static Sound sound(HotlineUnderTest hotline, String name) {
        return hotline.store().sounds().apply(NameId.of(name));
    }

    private static SipCall.Ended call(RealAsterisk asterisk, ClipRecognizer ear, String... keys) {
        SipCall call = SipCall.dial(asterisk).after(ofSeconds(2));
        for (String each : List.of("1", "1")) {
            call = call.keys(each).after(BEAT);
        }
        for (String each : keys) {
            call = call.keys(each).after(BEAT);
        }
        return call.keys("1").hangUpAfter(ANSWER).heardBy(ear).limit(ofMinutes(2)).place();
    }
}
