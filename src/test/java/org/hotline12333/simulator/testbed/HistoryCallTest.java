package org.hotline12333.simulator.testbed;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.function.Function;
import org.hotline12333.insurance.records.DeliveryCalendar;
import org.hotline12333.interpreter.CallRunner;
import org.hotline12333.simulator.line.ScriptedCaller;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Callers hear their contributions, one month a step. */
class HistoryCallTest {
    private static final String OF_2026 = "缴费基数八千元个人缴纳六百四十元单位缴纳一千二百八十元已到账。";

    /** The end of the menu of enquiries. */
    private static final String LAST_CHOICE = "社保卡按七。";

    @TempDir static Path keys;
    private static TestHotline hotline;

    @BeforeAll
    static void open() {
        hotline = TestHotline.open(keys);
    }

    @AfterAll
    static void close() {
        hotline.close();
    }

    private static ScriptedCaller history(Demo person) {
        return person.verified().answers("5");
    }

    /** What was said after the menu of enquiries. */
    private static String told(ScriptedCaller caller) {
        String words = hotline.call(caller).words();
        assertThat(words).contains(LAST_CHOICE);
        return words.substring(words.indexOf(LAST_CHOICE) + LAST_CHOICE.length());
    }

    @Test
    void theNewestMonthComesFirstWithTheDateOfTheDataAndTheKeys() {
        assertThat(told(history(Demo.PAYING)))
                .startsWith("以上数据更新至二零二六年十月仅供参考，以经办机构记录为准。二零二六年十月" + OF_2026 + "更早的月份请按一");
    }

    @Test
    void aPauseOfTwoSecondsMeansOlderAndTheKeysAreSaidOnce() {
        String told = told(history(Demo.PAYING).isSilent().isSilent());

        assertThat(told)
                .endsWith("不按键，就继续播报更早的月份。二零二六年九月" + OF_2026 + "二零二六年八月" + OF_2026)
                .containsOnlyOnce("更早的月份请按一");
    }

    @Test
    void aPauseLastsTwoSeconds() {
        TestCall once = hotline.call(history(Demo.PAYING).isSilent());
        TestCall keyed = hotline.call(history(Demo.PAYING).answersAfter(ofSeconds(2), "1"));

        assertThat(once.length()).isEqualTo(keyed.length());
    }

    @Test
    void oneMeansOlderAlsoInTheMiddleOfAMonth() {
        TestCall call =
                hotline.call(history(Demo.PAYING).answers("1").interrupts(ofSeconds(1), "1"));

        assertThat(call.words()).endsWith("二零二六年八月" + OF_2026);
    }

    @Test
    void twoSaysTheMonthAgain() {
        assertThat(told(history(Demo.PAYING).answers("1").answers("2")))
                .endsWith("二零二六年九月" + OF_2026 + "二零二六年九月" + OF_2026);
    }

    @ParameterizedTest
    @CsvSource({
        "PAYING, 202401, 二零二四年一月缴费基数一千元个人缴纳八十元单位缴纳一百六十元已到账。",
        "WITH_PASSWORD, 202610, 二零二六年十月缴费基数一千零四十元个人缴纳八十三元二角单位缴纳一百六十六元四角尚未到账。是否到账，预计二零二六年十二月二十日前后可以查询。",
        "WITH_GAP, 202108, 二零二一年八月没有缴费记录。",
        "PAYING, 199712, 这个月早于我们的资料。资料从一九九八年一月开始。",
        "PAYING, 202611, 数据更新至二零二六年十月二零二六年十一月的数据，预计二零二六年十二月二十日前后可以查询。",
        "PAYING, 202612, 这个月还没有数据。数据更新至二零二六年十月"
    })
    void threeTellsAMonthByItsDigits(Demo person, String month, String words) {
        assertThat(told(history(person).answers("3").answers(month))).contains("请输入六位年月", words);
    }

    @Test
    void aMonthThatIsNoneIsAskedAgain() {
        TestCall call =
                hotline.call(history(Demo.PAYING).answers("3").answers("202613").answers("202601"));

        assertThat(call.clips())
                .containsSubsequence("ask-month", "no-such-month", "ask-month-brief");
        assertThat(call.words()).contains("二零二六年一月" + OF_2026);
    }

    @ParameterizedTest
    @CsvSource({
        "PAYING, 2024, 二零二四年养老保险缴费合计，个人缴纳两千零八十元单位缴纳四千一百六十元到账十二个月",
        "WITH_PASSWORD, 2026, 二零二六年养老保险缴费合计，个人缴纳七百四十八元八角单位缴纳一千四百九十七元六角到账九个月",
        "WITH_PASSWORD, 2024, 二零二四年没有到账的养老保险缴费。",
        "PAYING, 1997, 这一年早于我们的资料。资料从一九九八年一月开始。",
        "PAYING, 2027, 这一年还没有数据。数据更新至二零二六年十月"
    })
    void fourTellsTheTotalOfAYear(Demo person, String year, String words) {
        assertThat(told(history(person).answers("4").answers(year))).contains("请输入四位年份", words);
    }

    /** Fixed by nobody, it is told to nobody. */
    @Test
    void withoutADayOfDeliveryNoneIsTold() {
        CallRunner runner = hotline.runner(new DeliveryCalendar(0, 1));
        Function<ScriptedCaller, String> words =
                caller -> hotline.call(caller, hotline.exchange(), runner).words();

        assertThat(words.apply(history(Demo.PAYING).answers("3").answers("202611")))
                .contains("这个月还没有数据。数据更新至二零二六年十月");
        assertThat(words.apply(history(Demo.WITH_PASSWORD))).contains("尚未到账。更早的月份请按一");
    }

    @Test
    void aGapIsToldAtOnce() {
        ScriptedCaller caller = history(Demo.IN_ARREARS);
        for (int month = 0; month < 51; month++) {
            caller.answers("1");
        }

        assertThat(told(caller)).contains("二零一九年十月", "二零一九年四月至九月没有缴费记录。二零一九年三月");
    }

    @Test
    void theOldestMonthIsFollowedByTheEndAndItsMenu() {
        TestCall call = hotline.call(history(Demo.FIRST_MONTH).isSilent().answers("1"));

        assertThat(call.clips())
                .containsSubsequence("history-no-older", "history-ended-keys", "history-keys");
    }

    @Test
    void whoNeverPaidIsToldSo() {
        assertThat(told(history(Demo.CHILD))).startsWith("没有查询到您的养老保险缴费记录。");
    }
}
