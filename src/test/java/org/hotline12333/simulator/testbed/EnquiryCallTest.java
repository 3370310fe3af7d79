package org.hotline12333.simulator.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.hotline12333.simulator.line.ScriptedCaller;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Callers hear their own figures, word by word. */
class EnquiryCallTest {
    private static final String DATA_DATE = "以上数据更新至二零二六年十月仅供参考，以经办机构记录为准。发送短信请按八。";

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

    private static TestCall asking(Demo person, String key) {
        return hotline.call(person.verified().answers(key));
    }

    @Test
    void theFirstPersonHearsTheirPension() {
        TestCall call = asking(Demo.PAYING, "1");

        assertThat(call.words())
                .contains(
                        "您的养老保险个人账户余额为两万八千六百四十元三角二分累计缴费一百八十六个月"
                                + "折合十五年零六个月目前为正常缴费状态。"
                                + DATA_DATE);
        assertThat(call.caller().isDone()).isTrue();
    }

    @Test
    void theSecondPersonKeysXAsAStarAndAPasswordAndHearsTheirPension() {
        TestCall call = asking(Demo.WITH_PASSWORD, "1");

        assertThat(call.clips("ask-password", "verified"))
                .containsExactly("ask-password", "verified");
        assertThat(call.words()).contains("您的养老保险个人账户余额为一千零五元零七分累计缴费十二个月折合一年");
    }

    @Test
    void bothHearTheirMedicalAccounts() {
        assertThat(asking(Demo.PAYING, "2").words()).contains("医疗保险个人账户余额为三千二百一十七元零五分本月划入一百五十六元八角");
        assertThat(asking(Demo.WITH_PASSWORD, "2").words()).contains("医疗保险个人账户余额为零元");
    }

    @Test
    void aCallInEnglishIsEnglishToItsEnd() {
        TestCall call = hotline.call(Demo.PAYING.verified("2").answers("1"));

        assertThat(call.words())
                .contains(
                        "Your pension account balance is twenty-eight thousand six hundred"
                                + " forty yuan and thirty-two fen ")
                .contains("one hundred eighty-six months which is fifteen years and six months");
        assertThat(call.played().subList(2, call.played().size()))
                .allMatch(clip -> clip.clip().id().startsWith("en/"));
    }

    @Test
    void silenceAtTheFirstQuestionIsMandarin() {
        TestCall call = hotline.call(new ScriptedCaller().isSilent());

        assertThat(call.words()).endsWith("个人查询请按一，政策按二，投诉留言按三，人工按零。");
        assertThat(call.clips()).doesNotContain("noinput");
    }

    @ParameterizedTest
    @CsvSource({
        "PAYING, 个人账户余额为两万八千六百四十元三角二分累计缴费一百八十六个月",
        "WITH_PASSWORD, 个人账户余额为一千零五元零七分累计缴费十二个月",
        "RETIRED, 个人账户余额为六万一千二百零四元五角累计缴费两百一十八个月",
        "RETIRED, 目前为已退休状态。您二零二六年十月的养老金四千二百一十五元六角",
        "RETIRED, 已于二零二六年十月十日发放，账户尾号八八六二",
        "IN_ARREARS, 个人账户余额为八万八千零一十元零六分累计缴费两百一十六个月折合十八年目前为暂停缴费",
        "RESIDENT, 城乡居民养老保险个人账户余额为一万六千九百零八元二角累计缴费八十二个月",
        "NEWLY_INSURED, 您已参加养老保险，第一笔缴费还没有到账。",
        "ALL_FIVE, 个人账户余额为七万五千二百元零八分累计缴费一百个月折合八年零四个月",
        "IN_OLD_BOOKS, 个人账户余额为十万二千元一角累计缴费两百九十四个月",
        "WITH_OTHER_PASSWORD, 个人账户余额为十九万零四百三十二元累计缴费两百七十八个月",
        "UNEMPLOYED, 个人账户余额为六万四千三百八十元一角五分累计缴费一百四十七个月",
        "INJURED, 个人账户余额为八万二千七百四十元九角累计缴费一百七十一个月",
        "WITH_GAP, 个人账户余额为五万七千三百元累计缴费一百二十个月折合十年",
        "FIRST_MONTH, 个人账户余额为三百三十六元累计缴费一个月",
        "SINCE_RECORDS_BEGIN, 个人账户余额为四十万六千零二十元零五分累计缴费三百四十六个月",
        "CHILD, 没有查询到您的养老保险参保记录。",
        "TRAINEE, 没有查询到您的养老保险参保记录。"
    })
    void everySituationHasItsPensionAnswer(Demo person, String words) {
        assertThat(asking(person, "1").words()).contains(words);
    }

    @ParameterizedTest
    @CsvSource({
        "PAYING, 3, 失业保险累计缴费一百八十六个月",
        "UNEMPLOYED, 3, 您的失业保险金月标准为两千一百二十四元还可领取五个月最近一次于二零二六年十月十五日发放。",
        "RESIDENT, 3, 没有查询到您的失业保险参保记录。",
        "INJURED, 4, 劳动能力鉴定结论为八级",
        "TRAINEE, 4, 您的工伤保险目前为正常缴费状态。没有查询到您的生育保险参保记录。",
        "ALL_FIVE, 4, 您已连续缴纳生育保险十二个月",
        "CHILD, 2, 您参加的是城乡居民医疗保险，没有个人账户"
    })
    void otherInsurancesHaveTheirAnswers(Demo person, String key, String words) {
        assertThat(asking(person, key).words()).contains(words);
    }

    @ParameterizedTest
    @EnumSource
    void everyPersonIsVerifiedByTheirNumbersAndComesBackToTheMenu(Demo person) {
        TestCall call = asking(person, "2");

        assertThat(call.clips("verified", "enquiry-menu", "noinput", "nomatch", "refused"))
                .containsExactly("verified", "enquiry-menu", "enquiry-menu");
    }

    @Test
    void policiesNeedNoNumbers() {
        TestCall call =
                hotline.call(
                        new ScriptedCaller().answers("1").answers("2").answers("2").answers("1"));

        assertThat(call.clips())
                .containsSubsequence("policy-menu", "policy-retirement", "topic-part");
    }
}
