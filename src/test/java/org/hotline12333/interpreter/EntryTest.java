package org.hotline12333.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.List;
import org.hotline12333.channel.Keys.End;
import org.hotline12333.dialog.FieldType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntryTest {
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
                        Entry.Filled.class,
                        filled ->
                                assertThat(((FieldValue.Id) filled.value()).number().reveal())
                                        .isEqualTo(number));
    }

    @ParameterizedTest
    @CsvSource({
        "ID_NUMBER, 9900001980, TIMEOUT",
        "ID_NUMBER, 990000198001010013, COMPLETE",
        "ID_NUMBER, 9900*, TIMEOUT",
        "SOCIAL_SECURITY_NUMBER, 1234567, TERMCHAR",
        "SOCIAL_SECURITY_NUMBER, 1234567890123, TERMCHAR",
        "PASSWORD, 13579, TERMCHAR",
        "YEAR_MONTH, 202613, COMPLETE",
        "YEAR_MONTH, 202600, COMPLETE",
        "YEAR, 202, TERMCHAR"
    })
    void refusesWhatIsMalformed(FieldType type, String keys, End end) {
        assertThat(read(type, keys, end)).isInstanceOf(Entry.Malformed.class);
    }

    @Test
    void asksForTheRestWhenAStarBeganTheEntryAgain() {
        assertThat(read(FieldType.ID_NUMBER, "99000*990000198506", End.COMPLETE))
                .isEqualTo(new Entry.Missing("990000198506"));
    }

    @Test
    void knowsAnIdNumberThatWasKeyedAsASocialSecurityNumber() {
        for (String keys : List.of("990000198001010012", "99000019850615007*")) {
            assertThat(read(FieldType.SOCIAL_SECURITY_NUMBER, keys, End.COMPLETE))
                    .isInstanceOf(Entry.Mistaken.class);
        }
    }

    @Test
    void beginsASocialSecurityNumberAgainWhereTheStarIsNoX() {
        assertThat(read(FieldType.SOCIAL_SECURITY_NUMBER, "99000019850615006*", End.COMPLETE))
                .isEqualTo(new Entry.Missing(""));
    }

    @Test
    void readsAMonth() {
        assertThat(read(FieldType.YEAR_MONTH, "202402", End.COMPLETE))
                .isEqualTo(new Entry.Filled(new FieldValue.Month(YearMonth.of(2024, 2))));
    }

    @Test
    void printsNoKeys() {
        assertThat(read(FieldType.ID_NUMBER, "990000198001010012", End.COMPLETE).toString())
                .doesNotContain("1980");
        assertThat(new Entry.Missing("99000019").toString()).doesNotContain("9900");
    }

    private static Entry read(FieldType type, String keys, End end) {
        return Entry.read(type, keys, end, Walk.TODAY);
    }
}
