package org.hotline12333.insurance.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GivenNameTest {
    @ParameterizedTest
    @ValueSource(strings = {"示例机械厂", "一院", "3M示例公司", "示例(北京)公司", "Example Co., \"Ltd.\"", "示例𠮷厂"})
    void isReadAsItStands(String name) {
        assertThat(GivenName.fault(name)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "厂, is not 2 to 60 characters long",
        "𠮷, is not 2 to 60 characters long",
        "12333, has no letter",
        "-w/etc/passwd, begins with no letter and no digit",
        "--help, begins with no letter and no digit",
        "(示例)公司, begins with no letter and no digit"
    })
    void isRefused(String name, String why) {
        assertThat(GivenName.fault(name)).contains(why);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"示例\n厂", "示例\u0000厂", "示例\u200b厂", "示例\ufffd厂", "示例\ud800厂", "示例\ue000厂"})
    void hasNoCharacterThatNobodyReads(String name) {
        assertThat(GivenName.fault(name)).contains("has a character that nobody reads");
    }

    @Test
    void isNoLongerThanItsLimit() {
        assertThat(GivenName.fault("长".repeat(60))).isEmpty();
        assertThat(GivenName.fault("长".repeat(61))).isPresent();
        assertThat(GivenName.fault("")).isPresent();
    }
}
