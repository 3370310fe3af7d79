package org.hotline12333.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.hotline12333.identity.Secret;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnfitTest {
    @ParameterizedTest
    @CsvSource({
        "elevensigns, TOO_SHORT",
        "'', TOO_SHORT",
        "wangwang-12333, OF_NAME",
        "WANGwangWANGwang, OF_NAME",
        "PasswordPassword, COMMON",
        "aaaaaaaabbbb, COMMON",
        "abcdefghijklmno, COMMON",
        "onmlkjihgfed, COMMON",
        "hotline12333, COMMON"
    })
    void isNotTaken(String password, Unfit why) {
        assertThat(Unfit.of(new AccountName("wang"), Secret.of(password))).contains(why);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "four dull green lamps",
                "一二三四五六七八九十十一",
                "tzmqhrkwvbnd",
                "my name is wang but long"
            })
    void isTakenWithoutKindsOfSigns(String password) {
        assertThat(Unfit.of(new AccountName("wang"), Secret.of(password))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"128, true", "129, false"})
    void hasAnEnd(int length, boolean taken) {
        String long128 = "four dull green lamps ".repeat(6).substring(0, 128);
        String password = length == 128 ? long128 : long128 + "x";

        assertThat(Unfit.of(new AccountName("wang"), Secret.of(password)).isEmpty())
                .isEqualTo(taken);
    }

    @ParameterizedTest
    @CsvSource({"wang, wang", "' Wang ', wang", "w.li-2, w.li-2"})
    void aNameIsOneHoweverItIsTyped(String typed, String name) {
        assertThat(AccountName.of(typed)).contains(new AccountName(name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "w", "2wang", "wang li", "王", "aaaaaaaaaaaaaaaaaaaaa", "a/b", "a_b"})
    void aNameIsNone(String typed) {
        assertThat(AccountName.of(typed)).isEmpty();
    }
}
