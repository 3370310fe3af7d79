package org.hotline12333.fastagi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.hotline12333.channel.KeyInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyTest {
    @Test
    void allKeysAskedForMakeTheEntryComplete() {
        assertThat(Reply.of("200 result=1234").keys(4))
                .isEqualTo(new KeyInput("1234", KeyInput.End.COMPLETE));
    }

    @Test
    void fewerKeysWereEndedByTheTermchar() {
        assertThat(Reply.of("200 result=12").keys(4))
                .isEqualTo(new KeyInput("12", KeyInput.End.TERMCHAR));
    }

    @Test
    void silenceIsATimeoutWithoutKeys() {
        assertThat(Reply.of("200 result= (timeout)").keys(4))
                .isEqualTo(new KeyInput("", KeyInput.End.TIMEOUT));
    }

    @Test
    void aTermcharAloneIsAnEmptyEntry() {
        assertThat(Reply.of("200 result=").keys(4))
                .isEqualTo(new KeyInput("", KeyInput.End.TERMCHAR));
    }

    @Test
    void keysBeforeATimeoutAreKept() {
        assertThat(Reply.of("200 result=12 (timeout)").keys(4))
                .isEqualTo(new KeyInput("12", KeyInput.End.TIMEOUT));
    }

    @Test
    void starsAreKeys() {
        assertThat(Reply.of("200 result=1*2").keys(3).keys()).isEqualTo("1*2");
    }

    @Test
    void smallLettersAreTheKeysAToD() {
        assertThat(Reply.of("200 result=1a").isKeys(2)).isTrue();
        assertThat(Reply.of("200 result=1a2d (timeout)").keys(6))
                .isEqualTo(new KeyInput("1A2D", KeyInput.End.TIMEOUT));
        assertThat(Reply.of("200 result=ab").keys(2))
                .isEqualTo(new KeyInput("AB", KeyInput.End.COMPLETE));
    }

    @Test
    void aHangupOrAMissingFileIsGone() {
        assertThat(Reply.of("200 result=-1").isGone()).isTrue();
        assertThat(Reply.of("200 result=-1 endpos=0").isGone()).isTrue();
        assertThat(Reply.of("200 result=1").isGone()).isFalse();
    }

    @Test
    void anApplicationThatIsNotLoadedIsUnknown() {
        assertThat(Reply.of("200 result=-2").isUnknown()).isTrue();
        assertThat(Reply.of("200 result=0").isUnknown()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"48,0", "57,9", "42,*", "35,#", "65,A", "68,D", "97,A", "100,D"})
    void aKeyIsItsAsciiCode(String code, char key) {
        assertThat(Reply.of("200 result=" + code + " endpos=800").key()).isEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0",
                "1",
                "47",
                "58",
                "69",
                "96",
                "101",
                "65584",
                "99999999999999999999",
                "-1",
                "5*"
            })
    void whateverIsNoCodeOfAKeyIsNone(String code) {
        assertThat(Reply.of("200 result=" + code).key()).isEqualTo((char) 0);
    }

    @Test
    void theValueOfAVariableStandsInParentheses() {
        assertThat(Reply.of("200 result=1 (5/OK)").detail()).isEqualTo("5/OK");
        assertThat(Reply.of("200 result=1 (a (b) c)").detail()).isEqualTo("a (b) c");
        assertThat(Reply.of("200 result=1 ()").detail()).isEmpty();
        assertThat(Reply.of("200 result=0").detail()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "200",
                "200 ",
                "200 result",
                "200 result=x",
                "200 result=-3",
                "200 result=--1",
                "200 result=1 2",
                "200 result=1 (a",
                "200 result=1 a)",
                "200 result=1 endpos=",
                "200 result=1 endpos=x",
                "200 result=1\r",
                "200 result=1 (a\0b)",
                "200  result=1",
                " 200 result=1",
                "2000 result=1",
                "100 result=0 Trying...",
                "510 Invalid or unknown command",
                "511 Command Not Permitted on a dead channel or intercept routine",
                "520 Invalid command syntax.  Proper usage not available.",
                "HANGUP"
            })
    void nothingElseIsTheReplyToACommandThatWasDone(String line) {
        assertThat(Reply.isOne(line)).isFalse();
        assertThatThrownBy(() -> Reply.of(line)).isInstanceOf(IllegalArgumentException.class);
    }
}
