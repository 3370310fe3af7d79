package org.hotline12333.cli;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hotline12333.identity.PersonId;
import org.hotline12333.insurance.records.Contribution;
import org.hotline12333.insurance.records.MonthRecord;
import org.hotline12333.insurance.records.PensionRecord;
import org.hotline12333.prompt.Clip;
import org.hotline12333.prompt.MandarinMoneyReader;
import org.hotline12333.simulator.asterisk.Heard;
import org.hotline12333.simulator.asterisk.RealAsterisk;
import org.hotline12333.simulator.asterisk.SipCall;
import org.hotline12333.simulator.sip.ClipRecognizer;
import org.hotline12333.simulator.sip.HeardClip;
import org.hotline12333.simulator.testbed.LeakScanner;
import org.hotline12333.simulator.testbed.RehearsedHotline;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real SIP calls through a real Asterisk to the whole hotline, a process of its own as its log is
 * read, with the shipped prompts. All are placed side by side before the first test, and its store
 * is opened here after them; each test judges one by what Asterisk played.
 */
@Tag("real")
@Order(8)
class RealHotlineTest {
    private static final String FIRST_ID = "990000198001010012";
    private static final String FIRST_NUMBER = "1000000012";
    private static final String SECOND_ID = "99000019850615007*";
    private static final String SECOND_NUMBER = "1000000023";
    private static final String SECOND_PASSWORD = "135790";
    private static final String WRONG_NUMBER = "1000000024";

    /** Nobody's: whom somebody guesses at is held off at all telephones that are not known. */
    private static final String WRONG_ID = "990000197001061122";

    private static final Duration BEAT = ofMillis(700);

    /** Longer than any answer that a test listens to. */
    private static final Duration ANSWER = ofSeconds(24);

    private static final double AUDIBLE = 0.01;
    private static final int CALLS_AT_ONCE = 8;
    private static final Pattern MONTH =
            Pattern.compile("(\\S+)年(\\S+)月缴费基数(\\S+?)个人缴纳(\\S+?)单位缴纳(\\S+?分?)(已到账|尚未到账)");

    /** Whole numbers, and what was keyed of one before a hang-up. */
    private static final LeakScanner SCANNER =
            new LeakScanner(
                    List.of(
                            FIRST_ID,
                            FIRST_NUMBER,
                            "9900001980",
                            SECOND_ID,
                            SECOND_NUMBER,
                            SECOND_PASSWORD,
                            WRONG_ID,
                            WRONG_NUMBER));

    @TempDir static Path data;

    private static ServeProcess serving;
    private static Queue<String> log;
    private static HotlineUnderTest hotline;
    private static RealAsterisk asterisk;
    private static ExecutorService callers;
    private static ClipRecognizer ear;
    private static final Map<String, CompletableFuture<SipCall.Ended>> CALLS =
            new ConcurrentHashMap<>();

    @BeforeAll
    static void placeAllCalls() throws Exception {
        Optional<String> missing = RealAsterisk.missing();
        missing.ifPresent(why -> System.out.println("real calls are skipped: " + why));
        assumeTrue(missing.isEmpty(), () -> missing.orElse(""));
        serving = ServeProcess.start(data, Map.of("HOTLINE_LOG_STEPS", "info"));
        log = serving.follow();
        asterisk = RealAsterisk.start(Path.of("prompts"), serving.port(), 1);
        try (var memory = RehearsedHotline.open()) {
            ear = new ClipRecognizer(Path.of("prompts"), memory.vocabulary().clips());
        }
        callers = Executors.newFixedThreadPool(CALLS_AT_ONCE);
        placeEnquiries();
        placeTopics();
        placeMishaps();
        callers.close();
        serving.terminate();
        assertThat(serving.awaitEnd()).isZero();
        hotline = HotlineUnderTest.start(data);
    }

    private static void placeEnquiries() {
        place("pause", asFirst("1", "5").hangUpAfter(ofSeconds(45)));
        place(
                "history",
                keyed(
                                asFirst("1", "5").after(ofSeconds(4)).keys("1").after(ofSeconds(4)),
                                "3",
                                "202401")
                        .hangUpAfter(ANSWER));
        place("balance", asFirst("1", "1").hangUpAfter(ANSWER));
        place(
                "second",
                dial("1", "1", SECOND_ID, SECOND_NUMBER + "#", SECOND_PASSWORD, "1")
                        .hangUpAfter(ANSWER));
        place("english", asFirst("2", "1").hangUpAfter(ANSWER));
        place("typed ahead", dial("11" + FIRST_ID + FIRST_NUMBER + "#1").hangUpAfter(ANSWER));
        place(
                "closed by #",
                dial("1", "1", FIRST_ID + "#", FIRST_NUMBER + "#", "2").hangUpAfter(ANSWER));
    }

    private static void placeTopics() {
        place(
                "topic",
                dial("1", "2", "2", "5").after(ofSeconds(14)).keys("1").hangUpAfter(ofSeconds(13)));
        place("topic in English", dial("2", "2", "1", "3").hangUpAfter(ofSeconds(14)));
        place(
                "topic sent",
                keyed(asFirst("1", "9").after(ofSeconds(3)), "#", "2", "2", "5", "1", "3", "3")
                        .hangUpAfter(ofSeconds(20)));
        place("topic not sent", dial("1", "2", "2", "5", "3").hangUpAfter(ofSeconds(18)));
    }

    private static void placeMishaps() {
        place(
                "wrong",
                keyed(
                                dial("1", "1"),
                                WRONG_ID,
                                WRONG_NUMBER + "#",
                                WRONG_ID,
                                WRONG_NUMBER + "#",
                                WRONG_ID,
                                WRONG_NUMBER + "#")
                        .hangUpAfter(ofSeconds(14)));
        place("no agent", dial("1", "0").hangUpAfter(ofSeconds(9)));
        place("gone in entry", dial("1", "1", "9900001980").hangUpAfter(BEAT));
        place("gone in prompt", SipCall.dial(asterisk).hangUpAfter(ofSeconds(1)));
    }

    @AfterAll
    static void stop() {
        if (hotline != null) {
            hotline.close();
        }
        if (asterisk != null) {
            asterisk.close();
        }
        if (serving != null) {
            serving.close();
        }
    }

    @Test
    void aTopicIsHeardInParts() {
        assertThat(heard("topic").clips())
                .containsSubsequence(
                        "zh/topic-law-2", "zh/topic-part", "zh/topic-law-3", "zh/topic-part");
        assertThat(heard("topic in English").clips())
                .containsSubsequence("en/topic-data-updates-1", "en/topic-part");
    }

    @Test
    void aTopicIsSentToWhoIsVerifiedAndOnce() {
        assertThat(heard("topic sent").clips())
                .containsSubsequence("zh/sms-sent-1", "zh/topic-part");
        assertThat(heard("topic not sent").clips())
                .containsSubsequence("zh/topic-not-sent", "zh/topic-part")
                .doesNotContain("zh/sms-sent-1");
        assertThat(hotline.store().outboxBook().counts().waiting()).isEqualTo(1);
        assertThat(hotline.store().dispatch("test", 60).next().orElseThrow().text().reveal())
                .startsWith("《社会保险法》第2条")
                .endsWith("查询、核对和咨询，都是免费的。");
    }

    private static void place(String name, SipCall call) {
        CALLS.put(
                name,
                CompletableFuture.supplyAsync(
                        () -> call.heardBy(ear).limit(ofMinutes(2)).place(), callers));
    }

    private static Heard heard(String name) {
        return call(name).heard();
    }

    private static SipCall.Ended call(String name) {
        return Objects.requireNonNull(CALLS.get(name), name).join();
    }

    /** What was said in Mandarin, without punctuation. */
    private static String words(String name) {
        return hotline.words("zh", "", heard(name).clips()).replaceAll("[，。、]", "");
    }

    /** A call that keys each entry a beat after the one before. */
    private static SipCall dial(String... entries) {
        return keyed(SipCall.dial(asterisk), entries);
    }

    private static SipCall keyed(SipCall call, String... entries) {
        SipCall next = call;
        for (String entry : entries) {
            next = next.after(BEAT).keys(entry);
        }
        return next;
    }

    private static SipCall asFirst(String language, String enquiry) {
        return dial(language, "1", FIRST_ID, FIRST_NUMBER + "#", enquiry);
    }

    private static PersonId first() {
        return hotline.person(FIRST_ID, FIRST_NUMBER);
    }

    private static long balanceOf(PersonId person) {
        var account =
                (PensionRecord.Account) hotline.records().pension(person, HotlineUnderTest.TESTER);
        return account.balance();
    }

    private static Contribution contribution(PersonId person, YearMonth month) {
        var found =
                (MonthRecord.Paid)
                        hotline.records().contributionOf(person, month, HotlineUnderTest.TESTER);
        return found.contribution();
    }

    /** The pension's balance, decoded from what was said. */
    private static long balanceHeard(String name) {
        Matcher balance = Pattern.compile("养老保险个人账户余额为?(\\S+?)累计缴费").matcher(words(name));
        assertThat(balance.find()).as(words(name)).isTrue();
        return MandarinMoneyReader.fen(balance.group(1));
    }

    /** The months of contributions, decoded from what was said. */
    private static List<Contribution> monthsHeard(String name) {
        return Stream.of(words(name).split("(?<=到账)"))
                .map(MONTH::matcher)
                .filter(Matcher::find)
                .map(RealHotlineTest::contribution)
                .toList();
    }

    private static Contribution contribution(Matcher month) {
        return new Contribution(
                yearMonth(month.group(1), month.group(2)),
                MandarinMoneyReader.fen(month.group(3)),
                MandarinMoneyReader.fen(month.group(4)),
                MandarinMoneyReader.fen(month.group(5)),
                month.group(6).equals("已到账"));
    }

    private static YearMonth yearMonth(String digits, String month) {
        int year = 0;
        for (char digit : digits.substring(digits.length() - 4).toCharArray()) {
            year = 10 * year + "零一二三四五六七八九".indexOf(digit);
        }
        List<String> months = List.of("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二");
        return YearMonth.of(year, 1 + months.indexOf(month));
    }

    @Test
    void hearsTheBalanceInMandarin() {
        assertThat(words("balance")).contains("两万八千六百四十元三角二分");
        assertThat(balanceHeard("balance")).isEqualTo(balanceOf(first())).isEqualTo(28_640_32);
        assertThat(heard("balance").loudness()).isGreaterThan(AUDIBLE);
    }

    @Test
    void hearsTheBalanceBehindAPasswordWithXKeyedAsStar() {
        assertThat(balanceHeard("second"))
                .isEqualTo(balanceOf(hotline.person(SECOND_ID, SECOND_NUMBER)))
                .isEqualTo(1_005_07);
    }

    @Test
    void hearsTheBalanceInEnglish() {
        assertThat(hotline.words("en", " ", heard("english").clips()))
                .contains("twenty-eight thousand six hundred forty yuan and thirty-two fen");
        assertThat(heard("english").loudness()).isGreaterThan(AUDIBLE);
    }

    @Test
    void hearsTheNewestMonthAnOlderOneAndOneByItsNumber() {
        PersonId person = first();

        List<Contribution> months = monthsHeard("history");

        assertThat(months)
                .contains(contribution(person, YearMonth.of(2024, 1)))
                .allSatisfy(m -> assertThat(m).isEqualTo(contribution(person, m.month())));
        assertThat(heard("history").clips()).containsSubsequence("zh/ask-month");
    }

    @Test
    void hearsOlderMonthsOneAfterTheOtherWhileNothingIsKeyed() {
        PersonId person = first();
        YearMonth newest = hotline.records().gate().dataDates().to();

        assertThat(monthsHeard("pause"))
                .startsWith(
                        contribution(person, newest), contribution(person, newest.minusMonths(1)));
    }

    @Test
    void leadsToAPersonAndBackToTheMenuAfterThreeWrongNumbers() {
        assertThat(heard("wrong").clips())
                .containsSubsequence(
                        "zh/refused",
                        "zh/refused",
                        "zh/refused-agent",
                        "zh/agents-absent",
                        "zh/main-menu")
                .doesNotContain("zh/connecting", "zh/verified");
    }

    @Test
    void takesAllKeysTypedAheadAtOnce() {
        assertThat(balanceHeard("typed ahead")).isEqualTo(28_640_32);
    }

    @Test
    void swallowsAPoundAfterACompleteIdNumber() {
        assertThat(words("closed by #")).contains("医疗保险个人账户余额为三千二百一十七元零五分");
    }

    @Test
    void saysThatNobodyIsThereAndGoesBackToTheMenu() {
        assertThat(heard("no agent").clips())
                .containsSubsequence("zh/agents-absent", "zh/main-menu")
                .doesNotContain("zh/connecting");
    }

    @Test
    void endsQuietlyWhenTheCallerHangsUp() {
        assertThat(heard("gone in entry").clips()).last().isEqualTo("zh/ask-id-number");
        assertThat(heard("gone in prompt").clips())
                .startsWith("zh/welcome")
                .doesNotContain("zh/main-menu");
    }

    @Test
    void bringsDownTheLineTheClipsThatItNames() {
        String name = "no agent";
        List<HeardClip> line = call(name).line().heard();
        List<Clip> named =
                heard(name).clips().stream().map(Clip::new).filter(hotline::isAudible).toList();

        assertThat(call(name).line().unknown()).isEmpty();
        assertThat(line)
                .zipSatisfy(named, (clip, expected) -> assertThat(clip.alike()).contains(expected));
    }

    @Test
    void logsStepsAndHangUpsButNoNumberAndNoError() {
        assertThat(log)
                .noneMatch(line -> line.matches("\\S+ (WARN|ERROR) .*"))
                .anyMatch(line -> line.contains("tell-pension gave account"))
                .filteredOn(line -> line.contains("ends: hung up"))
                .hasSize(CALLS.size());
        assertThat(SCANNER.scan("the log", String.join("\n", log))).isEmpty();
        assertThat(serving.errors()).isEmpty();
    }
}
