package org.hotline12333.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import org.hotline12333.identity.Secret;
import org.hotline12333.service.FieldReading.Filled;
import org.hotline12333.service.FieldReading.Malformed;
import org.hotline12333.service.FieldReading.Mistaken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fields as plain text, and as people type them where there are more than twelve keys. */
class FieldReadingTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);

    private static FieldReading read(FieldType type, String plain) {
        return FieldReading.of(type, plain, TODAY);
    }

    private static FieldReading typed(FieldType type, String text) {
        return FieldReading.typed(type, text, TODAY);
    }

    private static String idNumber(FieldReading reading) {
        return ((FieldValue.Id) ((Filled) reading).value()).number().reveal();
    }

    @ParameterizedTest
    @CsvSource({
        "990000198001010012, 990000198001010012",
        "99000019850615007X, 99000019850615007X",
        "340524800101001, 34052419800101001X"
    })
    void anIdNumberHas18SymbolsOr15(String plain, String number) {
        assertThat(idNumber(read(FieldType.ID_NUMBER, plain))).isEqualTo(number);
    }

    @Test
    void readsTheOthers() {
        assertThat(read(FieldType.YEAR_MONTH, "202402"))
                .isEqualTo(new Filled(new FieldValue.CalendarMonth(YearMonth.of(2024, 2))));
        assertThat(read(FieldType.YEAR, "2024"))
                .isEqualTo(new Filled(new FieldValue.CalendarYear(Year.of(2024))));
        assertThat(read(FieldType.PASSWORD, "135790"))
                .isEqualTo(new Filled(new FieldValue.Password(Secret.of("135790"))));
        assertThat(read(FieldType.SOCIAL_SECURITY_NUMBER, "1000000012"))
                .isInstanceOfSatisfying(
                        Filled.class,
                        filled ->
                                assertThat(
                                                ((FieldValue.SocialSecurity) filled.value())
                                                        .number()
                                                        .reveal())
                                        .isEqualTo("1000000012"));
    }

    /** A keypad has no X, and is left early: that is mended for a keypad alone. */
    @ParameterizedTest
    @CsvSource({
        "ID_NUMBER, 990000198506150070, WRONG_DIGITS",
        "ID_NUMBER, 99000019850615007, TOO_SHORT",
        "ID_NUMBER, 99000019850615007*, WRONG_DIGITS",
        "ID_NUMBER, 99000019850615007x, WRONG_DIGITS"
    })
    void mendsNothing(FieldType type, String plain, Malformation how) {
        assertThat(read(type, plain)).isEqualTo(new Malformed(how));
    }

    @ParameterizedTest
    @CsvSource({
        "ID_NUMBER, '', TOO_SHORT",
        "ID_NUMBER, 9900001980, TOO_SHORT",
        "ID_NUMBER, 990000198001010, TOO_SHORT",
        "ID_NUMBER, 9900001980010100, TOO_SHORT",
        "ID_NUMBER, 9900001980010100123, TOO_LONG",
        "ID_NUMBER, 990000198001010013, WRONG_DIGITS",
        "ID_NUMBER, 99000019800101X012, WRONG_DIGITS",
        "ID_NUMBER, 990000198013010012, NO_DATE",
        "SOCIAL_SECURITY_NUMBER, 1234567, TOO_SHORT",
        "SOCIAL_SECURITY_NUMBER, 1234567890123, TOO_LONG",
        "SOCIAL_SECURITY_NUMBER, 123456789012X, WRONG_DIGITS",
        "SOCIAL_SECURITY_NUMBER, 1234567890123456789, TOO_LONG",
        "PASSWORD, 13579, TOO_SHORT",
        "PASSWORD, 1357901, TOO_LONG",
        "PASSWORD, 13579a, WRONG_DIGITS",
        "YEAR_MONTH, 202613, NO_DATE",
        "YEAR_MONTH, 202600, NO_DATE",
        "YEAR_MONTH, 2026a1, WRONG_DIGITS",
        "YEAR, 202, TOO_SHORT",
        "YEAR, 20240, TOO_LONG",
        "YEAR, 20²4, WRONG_DIGITS",
        "YEAR, ２０２４, WRONG_DIGITS"
    })
    void tellsWhatIsMalformed(FieldType type, String plain, Malformation how) {
        assertThat(read(type, plain)).isEqualTo(new Malformed(how));
    }

    @ParameterizedTest
    @CsvSource({"990000198001010012", "99000019850615007X", "340524800101001"})
    void knowsAnIdNumberInPlaceOfASocialSecurityNumber(String plain) {
        assertThat(read(FieldType.SOCIAL_SECURITY_NUMBER, plain)).isEqualTo(new Mistaken());
    }

    @ParameterizedTest
    @CsvSource({
        "９９００００１９８５０６１５００７Ｘ, 99000019850615007X",
        "99000019850615007x, 99000019850615007X",
        "99000019850615007ⅹ, 99000019850615007X",
        "' 990000 19850615 007X ', 99000019850615007X",
        "990000-19850615-007X, 99000019850615007X",
        "990000－19850615–007Ｘ, 99000019850615007X",
        "990000\u300019850615\u00a0007X, 99000019850615007X"
    })
    void readsWhatIsTyped(String text, String number) {
        assertThat(idNumber(typed(FieldType.ID_NUMBER, text))).isEqualTo(number);
    }

    @Test
    void readsATypedMonth() {
        assertThat(typed(FieldType.YEAR_MONTH, "2024-02"))
                .isEqualTo(read(FieldType.YEAR_MONTH, "202402"));
    }

    @ParameterizedTest
    @CsvSource({
        "99000019850615007, TOO_SHORT",
        "990000198506150070, WRONG_DIGITS",
        "99000019850615007*, WRONG_DIGITS",
        "'', TOO_SHORT",
        "' - ', TOO_SHORT"
    })
    void mendsNothingThatIsTyped(String text, Malformation how) {
        assertThat(typed(FieldType.ID_NUMBER, text)).isEqualTo(new Malformed(how));
    }

    /** One sign of it may become eighteen. */
    @Test
    void takesNoMoreTextThanANumberNeeds() {
        assertThat(typed(FieldType.ID_NUMBER, "\ufdfa".repeat(1_000_000)))
                .isEqualTo(new Malformed(Malformation.TOO_LONG));
    }

    @Test
    void printsNothingThatWasTyped() {
        assertThat(read(FieldType.ID_NUMBER, "990000198001010012").toString())
                .doesNotContain("1980");
        assertThat(read(FieldType.PASSWORD, "135790").toString()).doesNotContain("135790");
    }
}
