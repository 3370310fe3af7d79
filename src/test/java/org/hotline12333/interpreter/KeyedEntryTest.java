package org.hotline12333.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.List;
import org.hotline12333.channel.KeyInput;
import org.hotline12333.channel.KeyInput.End;
import org.hotline12333.service.FieldType;
import org.hotline12333.service.FieldValue;
import org.hotline12333.service.Malformation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyedEntryTest {
    @ParameterizedTest
    @CsvSource({
        "99000019850615007*, COMPLETE, 99000019850615007X",
        "990000198001010012, COMPLETE, 990000198001010012",
        "12*990000198001010012, TERMCHAR, 990000198001010012",
        "1*2*99000019850615007*, TERMCHAR, 99000019850615007X",
        "99000019850615007, TERMCHAR, 99000019850615007X",
        "990000198506150070, COMPLETE, 99000019850615007X",
        "340524800101001, TIMEOUT, 34052419800101001X"
    })
    void readsAnIdNumber(String keys, End end, String number) {
        assertThat(read(FieldType.ID_NUMBER, keys, end))
                .isInstanceOfSatisfying(
                        KeyedEntry.Filled.class,
                        filled ->
                                assertThat(((FieldValue.Id) filled.value()).number().reveal())
                                        .isEqualTo(number));
    }

    @ParameterizedTest
    @CsvSource({
        "ID_NUMBER, 9900001980, TERMCHAR, TOO_SHORT",
        "ID_NUMBER, 990000198001010, TERMCHAR, TOO_SHORT",
        "ID_NUMBER, 9900001980010100, TERMCHAR, TOO_SHORT",
        "ID_NUMBER, 990000198001010013, COMPLETE, WRONG_DIGITS",
        "ID_NUMBER, 99000019800101001A, COMPLETE, WRONG_DIGITS",
        "ID_NUMBER, 990000198013010012, COMPLETE, NO_DATE",
        "ID_NUMBER, 99000019801301001, TERMCHAR, NO_DATE",
        "ID_NUMBER, 99B0, TIMEOUT, WRONG_DIGITS",
        "ID_NUMBER, 12*99A, COMPLETE, WRONG_DIGITS",
        "SOCIAL_SECURITY_NUMBER, 1234567, TERMCHAR, TOO_SHORT",
        "SOCIAL_SECURITY_NUMBER, 1234567890123, TERMCHAR, TOO_LONG",
        "SOCIAL_SECURITY_NUMBER, 990000198001010013, COMPLETE, TOO_LONG",
        "SOCIAL_SECURITY_NUMBER, C, TERMCHAR, WRONG_DIGITS",
        "SOCIAL_SECURITY_NUMBER, 10000000A1000, TERMCHAR, WRONG_DIGITS",
        "PASSWORD, 13579, TERMCHAR, TOO_SHORT",
        "PASSWORD, 13579D, COMPLETE, WRONG_DIGITS",
        "YEAR_MONTH, 202613, COMPLETE, NO_DATE",
        "YEAR_MONTH, 202600, COMPLETE, NO_DATE",
        "YEAR_MONTH, 2026A1, COMPLETE, WRONG_DIGITS",
        "YEAR, 202, TERMCHAR, TOO_SHORT",
        "YEAR, 20DD, COMPLETE, WRONG_DIGITS"
    })
    void tellsWhatIsMalformed(FieldType type, String keys, End end, Malformation how) {
        assertThat(read(type, keys, end)).isEqualTo(new KeyedEntry.Malformed(how));
    }

    @ParameterizedTest
    @CsvSource({
        "ID_NUMBER, 9900001980, 9900001980",
        "ID_NUMBER, 990000198001010, 990000198001010",
        "ID_NUMBER, 9900*, ''",
        "SOCIAL_SECURITY_NUMBER, 1000, 1000",
        "PASSWORD, 13579, 13579",
        "YEAR_MONTH, 2026, 2026",
        "YEAR, 2, 2"
    })
    void aPauseLeavesWhatIsTooShortUnfinished(FieldType type, String keys, String begun) {
        assertThat(read(type, keys, End.TIMEOUT)).isEqualTo(new KeyedEntry.Unfinished(begun));
    }

    @ParameterizedTest
    @CsvSource({
        "990000, 198001010012, COMPLETE",
        "990000, 990000198001010012, TERMCHAR",
        "'', 9900990000198001010012, TERMCHAR"
    })
    void goesOnAfterAPauseOrBeginsAgain(String begun, String keys, End end) {
        assertThat(KeyedEntry.read(FieldType.ID_NUMBER, begun, new KeyInput(keys, end), Walk.TODAY))
                .isInstanceOfSatisfying(
                        KeyedEntry.Filled.class,
                        filled ->
                                assertThat(((FieldValue.Id) filled.value()).number().reveal())
                                        .isEqualTo(Walk.ID));
    }

    @ParameterizedTest
    @CsvSource({"990000, 990000198001, 990000198001", "'', 990099000019750505, 99000019750505"})
    void asksForTheRestOfWhatWasBegunAgain(String begun, String keys, String there) {
        assertThat(
                        KeyedEntry.read(
                                FieldType.ID_NUMBER,
                                begun,
                                new KeyInput(keys, End.COMPLETE),
                                Walk.TODAY))
                .isEqualTo(new KeyedEntry.Missing(there));
    }

    @Test
    void asksForTheRestWhenAStarBeganTheEntryAgain() {
        assertThat(read(FieldType.ID_NUMBER, "99000*990000198506", End.COMPLETE))
                .isEqualTo(new KeyedEntry.Missing("990000198506"));
    }

    @Test
    void knowsAnIdNumberThatWasKeyedAsASocialSecurityNumber() {
        for (String keys : List.of("990000198001010012", "99000019850615007*")) {
            assertThat(read(FieldType.SOCIAL_SECURITY_NUMBER, keys, End.COMPLETE))
                    .isInstanceOf(KeyedEntry.Mistaken.class);
        }
    }

    @Test
    void beginsASocialSecurityNumberAgainWhereTheStarIsNoX() {
        assertThat(read(FieldType.SOCIAL_SECURITY_NUMBER, "99000019850615006*", End.COMPLETE))
                .isEqualTo(new KeyedEntry.Missing(""));
    }

    @Test
    void readsAMonth() {
        assertThat(read(FieldType.YEAR_MONTH, "202402", End.COMPLETE))
                .isEqualTo(
                        new KeyedEntry.Filled(new FieldValue.CalendarMonth(YearMonth.of(2024, 2))));
    }

    @Test
    void printsNoKeys() {
        assertThat(read(FieldType.ID_NUMBER, "990000198001010012", End.COMPLETE).toString())
                .doesNotContain("1980");
        assertThat(new KeyedEntry.Missing("99000019").toString()).doesNotContain("9900");
        assertThat(new KeyedEntry.Unfinished("99000019").toString()).doesNotContain("9900");
        assertThat(Progress.NONE.begun("99000019").toString()).doesNotContain("9900");
    }

    private static KeyedEntry read(FieldType type, String keys, End end) {
        return KeyedEntry.read(type, keys, end, Walk.TODAY);
    }
}
