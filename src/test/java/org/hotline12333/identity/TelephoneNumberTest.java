package org.hotline12333.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TelephoneNumberTest {
    private static String canonical(String claimed) {
        return TelephoneNumber.of(claimed).canonical();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "13912345678",
                "013912345678",
                "+8613912345678",
                "8613912345678",
                "008613912345678",
                "+86013912345678",
                "+86 139-1234-5678",
                "13912345678+86",
                "+8613912345678;phone-context=+86"
            })
    void aMobileTelephoneIsOneInEveryForm(String claimed) {
        assertThat(canonical(claimed)).isEqualTo("13912345678");
        assertThat(TelephoneNumber.of(claimed)).isEqualTo(TelephoneNumber.of("13912345678"));
        assertThat(TelephoneNumber.of(claimed).forms())
                .startsWith("13912345678")
                .contains(claimed)
                .contains("013912345678", "+8613912345678", "8613912345678", "008613912345678")
                .doesNotHaveDuplicates()
                .hasSizeLessThan(10);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "01088888888",
                "+861088888888",
                "861088888888",
                "00861088888888",
                "+8601088888888",
                "(010) 8888-8888"
            })
    void aFixedLineIsOneWithItsAreaCodeInEveryForm(String claimed) {
        assertThat(canonical(claimed)).isEqualTo("01088888888");
        assertThat(TelephoneNumber.of(claimed).forms())
                .contains("01088888888", "+861088888888", "861088888888", "00861088888888");
    }

    @Test
    void areaCodesOfThreeDigitsHaveNumbersOfSevenOrEight() {
        assertThat(canonical("+8675512345678")).isEqualTo("075512345678");
        assertThat(canonical("00867551234567")).isEqualTo("07551234567");
        assertThat(canonical("+862112345678")).isEqualTo("02112345678");
    }

    @Test
    void aNumberAbroadIsOneWithPlusAndWithZeros() {
        assertThat(canonical("+85291234567")).isEqualTo("+85291234567");
        assertThat(canonical("0085291234567")).isEqualTo("+85291234567");
        assertThat(canonical("00442071234567")).isEqualTo("+442071234567");
        assertThat(TelephoneNumber.of("+85291234567").forms())
                .containsExactly("+85291234567", "0085291234567");
    }

    @Test
    void anAmericanNumberIsNoMobileTelephoneOfChina() {
        assertThat(canonical("+13912345678")).isEqualTo("+13912345678");
        assertThat(canonical("0013912345678")).isEqualTo("+13912345678");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8001",
                "0",
                "12333",
                "95588",
                "4008123123",
                "88888888",
                "85291234567",
                "1088888888",
                "*67",
                "13912345678#",
                "139123456789",
                "1391234567",
                "86",
                "+86",
                "0086",
                "86139",
                "001234"
            })
    void whatIsNotCertainStaysAsItIs(String claimed) {
        assertThat(canonical(claimed)).isEqualTo(claimed);
        assertThat(TelephoneNumber.of(claimed).forms()).containsExactly(claimed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "anonymous", "+", "*#"})
    void withoutADigitANumberIsWithheld(String claimed) {
        assertThat(TelephoneNumber.of(claimed).isWithheld()).isTrue();
        assertThat(TelephoneNumber.of(claimed).forms()).startsWith("").contains(claimed);
    }

    @Test
    void printsNoDigit() {
        assertThat(TelephoneNumber.of("13912345678")).hasToString("TelephoneNumber[****]");
    }
}
